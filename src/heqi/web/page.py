"""The workbench: one page and its assets, built by the front end into `dist` beside this file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

MISSING = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>和气</title>
<p>工作台还没有构建：在项目目录运行 <code>make web</code>，再刷新本页。</p>
<p>The workbench has not been built: run <code>make web</code> in the project, then reload.</p></html>"""


def show_workbench(request: HttpRequest, path: str = "") -> HttpResponse:
    """The page for every address that is not the API's or an asset's; the router inside finds the view."""
    index = settings.DIST / "index.html"
    if not index.is_file():
        return HttpResponse(MISSING, status=503)
    return HttpResponse(index.read_bytes(), headers={"Cache-Control": "no-cache"})
