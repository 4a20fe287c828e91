// Modules that the build makes.
declare module "wenjian:pdf-worker" { const text: string; export default text }
declare module "wenjian:pdf-character-maps" { const base64: string; export default base64 }
// What the build writes into the service worker.
declare const PRECACHE: string[];
declare const VERSION: string;
declare module "*.txt" { const text: string; export default text }
declare module "*.md" { const text: string; export default text }
declare module "*.html" { const text: string; export default text }
