/** Where a channel is reached, and what a merchant puts into their own page. */

import type { Channel } from "./shapes";

export const addressOf = (channel: Channel, base: string) => `${base}${channel.kind === "page" ? "/chat/" : "/channel/v1/"}${channel.public_id}`;

export const snippetOf = (channel: Channel, base: string) => `<script src="${base}/chat/files/button.js" data-chat="${channel.public_id}" async></script>`;
