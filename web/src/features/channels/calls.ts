/** The calls of the card, one a verb. */

import { api, unwrap } from "@/api/client";
import type { Shapes } from "./shapes";

const of = (channel: number) => ({ params: { path: { channel_id: channel } } });

export const make = (body: Shapes["ChannelMade"]) => unwrap(api.POST("/api/channels", { body }));
export const change = (channel: number, body: Shapes["ChannelChanged"]) => unwrap(api.POST("/api/channels/{channel_id}", { ...of(channel), body }));
export const changeSecret = (channel: number, body: Shapes["SecretAsked"]) => unwrap(api.POST("/api/channels/{channel_id}/secret", { ...of(channel), body }));
export const pause = (channel: number, body: Shapes["ChannelEdit"]) => unwrap(api.POST("/api/channels/{channel_id}/pause", { ...of(channel), body }));
export const resume = (channel: number, body: Shapes["ChannelEdit"]) => unwrap(api.POST("/api/channels/{channel_id}/resume", { ...of(channel), body }));
export const check = (channel: number, body: Shapes["ChannelEdit"]) => unwrap(api.POST("/api/channels/{channel_id}/check", { ...of(channel), body }));
export const end = (channel: number, body: Shapes["ChannelEdit"]) => unwrap(api.POST("/api/channels/{channel_id}/end", { ...of(channel), body }));
