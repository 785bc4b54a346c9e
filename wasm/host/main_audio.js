import "./audio.js";
import { start } from "./start.js";

start();
