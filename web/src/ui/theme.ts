/** Our palette in the words of Ant Design. The colours are those of tokens.css; both change together. */

import { theme, type ThemeConfig } from "antd";
import type { Mode } from "./mode";

const SANS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

const COLOURS = {
  light: { jade: "#2c7562", ink: "#23282a", paper: "#faf8f3", sheet: "#fffefb", line: "#d5cebf", soft: "#e9e4d9", red: "#b93626", amber: "#94600a", field: "#fffefb", raised: "#fffefb" },
  dark: { jade: "#3f8f77", ink: "#e8e6e0", paper: "#151918", sheet: "#1c2120", line: "#3f4946", soft: "#2b3230", red: "#e2705e", amber: "#e3b05a", field: "#202524", raised: "#252b2a" },
} as const;

export function themeOf(mode: Mode): ThemeConfig {
  const colour = COLOURS[mode];
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colour.jade,
      colorInfo: colour.jade,
      colorSuccess: colour.jade,
      colorError: colour.red,
      colorWarning: colour.amber,
      colorLink: colour.jade,
      colorTextBase: colour.ink,
      colorBgBase: colour.sheet,
      colorBgLayout: colour.paper,
      colorBgContainer: colour.field,
      colorBgElevated: colour.raised,
      colorBorder: colour.line,
      colorBorderSecondary: colour.soft,
      borderRadius: 6,
      fontFamily: SANS,
      fontSize: 14,
      lineHeight: 1.6,
      controlHeight: 32,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
    },
    components: { Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" } },
  };
}
