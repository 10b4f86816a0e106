/** What the editor of pictures works with. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type Picture = Shapes["PictureShape"];
export type PictureFinding = Shapes["PictureFindingShape"];
export type Verdict = Picture["verdict"];
/** To which talk a picture belongs. */
export type About = { shopId: number; conversation?: string; orderNo?: string; buyer?: string };
