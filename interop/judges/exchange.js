// What a judge is asked comes as JSON on its input, and what it answers goes as JSON to its output.
// Whatever a library prints goes to the error output, or it would be taken for an answer.

console.log = console.info = console.debug = console.warn = console.error;

export async function answer(judge) {
  const parts = [];
  for await (const part of process.stdin) {
    parts.push(part);
  }
  const told = await judge(JSON.parse(Buffer.concat(parts).toString('utf8')));
  process.stdout.write(JSON.stringify(told));
}

// Every message of an error and of the errors that it holds, for a reader to see why.
export function messages(error) {
  return error ? [error.message, ...(error.errors ?? []).flatMap(messages), ...messages(error.cause)] : [];
}
