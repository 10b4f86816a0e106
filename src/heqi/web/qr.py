"""A QR code as an SVG image, drawn here: the secret goes to nobody else."""

import io

import segno


def draw_qr(text: str) -> str:
    """An SVG document, black on white with its quiet zone, whatever the page's colours are."""
    image = io.BytesIO()
    segno.make(text, error="m").save(image, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False)
    return image.getvalue().decode()
