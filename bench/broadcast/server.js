// The same service in Node with socket.io, for comparison; pinned to core 0 by whoever starts it.
const http = require("http").createServer((asked, answer) => {
  const cpu = process.cpuUsage();
  answer.end(`${(cpu.user + cpu.system) / 1e6} ${Math.round(process.memoryUsage.rss() / 1024)}`);
});
const io = new (require("socket.io").Server)(http, { cors: { origin: "*" }, perMessageDeflate: false, pingInterval: 300000, pingTimeout: 300000 });
io.on("connection", (line) => {
  line.on("join", (values, done) => { line.join("r"); done && done("ok"); });
  line.on("say", (values) => io.to("r").emit("said", values));
  line.on("sayb", (values) => io.to("r").emit("saidb", values));
});
http.listen(Number(process.argv[2]), "127.0.0.1", 2048);
