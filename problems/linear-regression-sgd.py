"""What counts as the same list of losses."""

from drill.judge.values import Array


def canonical(inputs, answer):
    """Losses in an array, or as NumPy scalars in a list, are the same as plain numbers."""
    w, losses = answer
    if isinstance(losses, Array) and len(losses.shape) == 1:
        losses = losses.data.tolist()
    return w, [_plain(loss) for loss in losses] if isinstance(losses, list) else losses


def _plain(loss):
    scalar = isinstance(loss, Array) and not loss.shape and loss.floating
    return float(loss.data) if scalar else loss
