/** The colours of an order's flag by the platforms' numbers: 1 red, 2 yellow, 3 green, 4 blue, 5 purple; 0 grey. */

export const FLAG_INK = { gray: "#8f9792", red: "#cf4a38", yellow: "#d39a35", green: "#3d9970", blue: "#3f7cc4", purple: "#8a63b8" } as const;
export const FLAG_COLOURS = ["gray", "red", "yellow", "green", "blue", "purple"] as const;
export const FLAG_NUMBERS = ["1", "2", "3", "4", "5", "0"] as const;
