import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { startLanguage } from "@/i18n";
import { startMode } from "@/ui/mode";
import "@/ui/base.css";

startMode();
await startLanguage();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(<App />);
