/** Short names for what this page reads and sends. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type Scenario = Shapes["ScenarioShape"];
export type Exercise = Shapes["ExerciseDetail"];
export type ExerciseRow = Shapes["ExerciseRow"];
export type Practised = Shapes["PersonPractised"];
export type Score = Shapes["PracticeScore"];
