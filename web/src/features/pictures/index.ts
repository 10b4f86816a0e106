export { PictureCard } from "./PictureCard";
export { PictureEditor } from "./PictureEditor";
export { PictureTray } from "./PictureTray";
export { copyAddress, uploadPicture } from "./calls";
export type { Picture, PictureFinding } from "./shapes";
