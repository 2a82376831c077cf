"""The one SocketIO object, channels, commands, and news that leaves after commit."""
