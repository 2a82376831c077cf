"""The worker's half of the house: jobs, actions and what they tell, without Flask and without sockets."""

from hub.background import queue
from hub.mail import delivery
from hub.realtime import announcing
from hub.rooms import shelves
from hub.settings import Settings
from hub.storage import files, unit


def open_workshop(settings: Settings):
    """Connect database, files, mail and queue, load every job; returns the consumer, not started.

    Only what jobs need is loaded: pages, forms and sockets would double the worker's memory.
    """
    unit.connect(settings)
    unit.give_way()
    files.connect(settings)
    delivery.connect(settings)
    for _shelf in shelves("notices", "actions", "jobs"):
        pass
    queue.connect(settings)
    announcing.use_door(settings.instance / "news.sock")
    return queue.consumer()
