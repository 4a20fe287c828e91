// Modules that the build makes.
declare module "wenjian:pdf-worker" { const text: string; export default text }
declare module "wenjian:pdf-character-maps" { const base64: string; export default base64 }
