"""What a broadcast costs: our lines beside stock Flask-SocketIO, Node's socket.io and a bare send() loop, in the same run."""
