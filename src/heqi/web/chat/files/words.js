// Every text of the page, in two languages; Chinese first.
const ZH = {
  page: "在线客服", hello: "您好，请问有什么可以帮您？", name: "怎么称呼您（选填）", order: "订单号（选填）",
  orderHint: "带上订单号，客服能更快查到您的情况。", start: "开始咨询",
  privacy: "请勿发送密码、验证码和银行卡号。您的消息由店铺客服处理。",
  send: "发送", text: "输入消息…", textLabel: "消息", picture: "发送图片", addOrder: "＋ 填写订单号", changeOrder: "订单 {0} · 更改",
  orderTitle: "您要咨询哪个订单？", cancel: "取消", save: "确定", sending: "发送中…", sent: "已送达", failed: "没有发出。", again: "重发",
  drop: "删除", me: "我", shop: "客服", orderLine: "订单 {0}", pictureOf: "{0}发的图片", rate: "评价", rateTitle: "这次服务怎么样？",
  rateWords: "想说的话（选填）", rateSend: "提交评价", thanks: "谢谢您的评价！", stars: ["很不满意", "不满意", "一般", "满意", "非常满意"],
  starsOf: "{0} 星，{1}", pickStars: "请先选择几颗星。", offline: "网络断开了，正在重新连接…没有发出的消息会保留。", loading: "正在连接…", ready: "在线", typing: "对方正在输入…",
  ended: "这个客服页面不存在，或者店铺已经停用它。", paused: "店铺暂时没有开放在线客服，请稍后再来。",
  identity: "请从店铺网站登录后打开客服。", tooBig: "图片太大了，请选一张小一点的。", other: "English",
};
const EN = {
  page: "Customer service", hello: "Hello, how can we help?", name: "Your name (optional)", order: "Order number (optional)",
  orderHint: "With the order number we can look it up faster.", start: "Start",
  privacy: "Never send passwords, codes or card numbers. Your messages are read by the shop's staff.",
  send: "Send", text: "Type a message…", textLabel: "Message", picture: "Send a picture", addOrder: "+ Order number", changeOrder: "Order {0} · change",
  orderTitle: "Which order is it about?", cancel: "Cancel", save: "OK", sending: "Sending…", sent: "Delivered", failed: "Not sent.", again: "Try again",
  drop: "Delete", me: "Me", shop: "Staff", orderLine: "Order {0}", pictureOf: "Picture from {0}", rate: "Rate", rateTitle: "How was the service?",
  rateWords: "Anything to add? (optional)", rateSend: "Send rating", thanks: "Thank you for rating!", stars: ["Very poor", "Poor", "Fair", "Good", "Very good"],
  starsOf: "{0} stars, {1}", pickStars: "Choose the stars first.", offline: "The connection is lost; trying again… Unsent messages are kept.", loading: "Connecting…", ready: "Online", typing: "Typing…",
  ended: "There is no such chat, or the shop has closed it.", paused: "The shop's chat is closed for now. Please come back later.",
  identity: "Open this chat from the shop's site after signing in.", tooBig: "The picture is too large; choose a smaller one.", other: "中文",
};

let chosen = localStorage.getItem("heqi.lang") || (/^zh/i.test(navigator.language) ? "zh" : "en");

export const lang = () => chosen;
export const table = () => (chosen === "zh" ? ZH : EN);

export function say(name, ...values) {
  return values.reduce((text, value, place) => text.replace(`{${place}}`, value), table()[name]);
}

export function switchLanguage() {
  chosen = chosen === "zh" ? "en" : "zh";
  localStorage.setItem("heqi.lang", chosen);
}
