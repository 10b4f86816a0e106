// A photo of a phone is made smaller before it leaves: faster for the visitor, and its place and time stay behind.
const LONGEST = 1920;
const MOST = 5 * 1024 * 1024;

export async function shrink(file) {
  if (file.type === "image/gif") return file.size <= MOST ? file : null;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.86));
    return made && made.size <= MOST ? made : null;
  } catch {
    return file.size <= MOST ? file : null;
  }
}
