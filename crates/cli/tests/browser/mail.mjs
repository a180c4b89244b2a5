// A mail server on loopback: it takes every mail, and keeps its text.
import { createServer } from "node:net";

export const mails = [];

export function takeMail(port) {
  createServer((socket) => {
    let data = null;
    let rest = "";
    socket.write("220 test\r\n");
    socket.on("data", (bytes) => {
      rest += bytes.toString("utf8");
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null) {
          if (line === ".") {
            // Lines that quoted-printable has broken are put together again.
            mails.push(data.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))));
            data = null;
            socket.write("250 taken\r\n");
          } else data += `${line}\r\n`;
        } else if (/^DATA/i.test(line)) {
          data = "";
          socket.write("354 go on\r\n");
        } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
      }
    });
  }).listen(Number(port), "127.0.0.1");
}
