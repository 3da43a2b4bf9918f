"""Messages to the app, once there is one."""


def send(parcel, device):
    """Tell a device about the parcel's present state."""
    raise NotImplementedError
