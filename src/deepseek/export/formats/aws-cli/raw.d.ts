// A shell script as text, which the build puts in.
declare module '*.sh?raw' {
  const text: string;
  export default text;
}
