/** Short names for the shapes of the API. The shapes themselves are generated from openapi.json. */

import type { components } from "./schema";

type Shapes = components["schemas"];

export type Session = Shapes["Session"];
export type Shop = Shapes["OwnShop"];
export type ShopRef = Shapes["ShopShape"];
export type CaseRow = Shapes["CaseRow"];
export type CasePage = Shapes["CasePage"];
export type CaseDetail = Shapes["CaseDetail"];
export type Decision = Shapes["DecisionShape"];
export type Option = Shapes["OptionShape"];
export type Cost = Shapes["CostShape"];
export type Term = Shapes["TermShape"];
export type RuleNote = Shapes["NoteShape"];
export type Rule = Shapes["RuleShape"];
export type RuleRow = Shapes["RuleRow"];
export type Backtest = Shapes["BacktestShape"];
export type Platform = Shapes["Platform"];
export type Step = Shapes["StepShape"];
export type Flow = Shapes["FlowShape"];
export type FlowStep = Shapes["FlowStepShape"];
export type Clock = Shapes["ClockShape"];
export type Question = Shapes["QuestionShape"];
export type AnswerChoice = Shapes["AnswerChoice"];
export type Evidence = Shapes["EvidenceShape"];
export type Offer = Shapes["CaseOfferShape"];
export type Remedy = Shapes["RemedyShape"];
export type Script = Shapes["ScriptShape"];
export type ScriptPage = Shapes["ScriptPage"];
export type ScriptCheck = Shapes["ScriptCheck"];
export type NoteField = Shapes["NoteFieldShape"];
export type PolicyPage = Shapes["PolicyPage"];
export type PolicyCard = Shapes["PolicyCard"];
export type CaseAutomation = Shapes["CaseAutomation"];
export type MoneySettings = Shapes["MoneySettings"];
export type NewMoney = Shapes["MoneyEdit"];
export type Approval = Shapes["ApprovalShape"];
export type Promise = Shapes["PromiseShape"];
export type Entitlement = Shapes["EntitlementShape"];
export type StoryLine = Shapes["StoryShape"];
export type Word = Shapes["WordShape"];
export type NewWord = Shapes["NewWord"];
export type WordPage = Shapes["WordPage"];
export type Turn = Shapes["TurnShape"];
export type Finding = Shapes["FindingShape"];
export type Understood = Shapes["UnderstoodShape"];
export type Screening = Shapes["ScreeningShape"];
export type ImportView = Shapes["ImportShape"];

export type Outcome = CaseRow["recommended"] & string;
export type Demand = CaseRow["demand"];
export type Stage = CaseRow["stage"];
export type State = CaseRow["state"];
export type Channel = CaseDetail["first_channel"];
