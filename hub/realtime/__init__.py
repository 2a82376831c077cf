"""The one SocketIO object, channels, commands, and news that leaves after commit."""

import sys

# Socket.IO loads the driver of Redis wherever it finds it, 6 MB; `lines/over_redis.py` lets it in where HUB_REDIS is set.
sys.modules.setdefault("redis", None)
