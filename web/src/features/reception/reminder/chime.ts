/** A soft tone when more begin to wait; off until somebody asks for it. */

import { useEffect, useRef } from "react";

const KEY = "heqi.sound";
const TONE_HZ = 660;
const SECONDS = 0.25;

export function isSoundOn(): boolean {
  return localStorage.getItem(KEY) === "on";
}

export function setSound(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
  if (on) chime();
}

/** Rings when the count rises. */
export function useChime(count: number, on: boolean): void {
  const before = useRef(count);
  useEffect(() => {
    if (on && count > before.current) chime();
    before.current = count;
  }, [count, on]);
}

function chime(): void {
  try {
    const air = new AudioContext();
    const [tone, volume] = [air.createOscillator(), air.createGain()];
    tone.frequency.value = TONE_HZ;
    volume.gain.setValueAtTime(0.08, air.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, air.currentTime + SECONDS);
    tone.connect(volume).connect(air.destination);
    tone.onended = () => void air.close();
    tone.start();
    tone.stop(air.currentTime + SECONDS);
  } catch {
    // A browser without sound, or one that forbids it before the first click.
  }
}
