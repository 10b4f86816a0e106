/** Short names for what the note of an order reads and sends. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type Note = Shapes["OrderNoteShape"];
export type Edit = Shapes["NoteEditShape"];
export type Flag = Shapes["NoteFlag"];
