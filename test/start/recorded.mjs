// Loaded before a command: notes on the third descriptor what it does to files and what it says, in order.
import fs from 'node:fs';
import { basename } from 'node:path';
import { syncBuiltinESMExports } from 'node:module';

const { openSync, fsyncSync, renameSync, linkSync, writeSync } = fs;
const names = new Map();
const note = (line) => writeSync(3, `${line.replaceAll(String(process.pid), 'PID')}\n`);
fs.openSync = (path, ...rest) => {
  const handle = openSync(path, ...rest);
  names.set(handle, basename(String(path)));
  return handle;
};
fs.fsyncSync = (handle) => {
  fsyncSync(handle);
  note(`fsync ${names.get(handle)}`);
};
fs.renameSync = (from, to) => {
  renameSync(from, to);
  note(`rename ${basename(from)} ${basename(to)}`);
};
fs.linkSync = (from, to) => {
  linkSync(from, to);
  note(`link ${basename(from)} ${basename(to)}`);
};
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...rest) => {
  note('say');
  return write(text, ...rest);
};
syncBuiltinESMExports();
