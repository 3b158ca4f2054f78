# problem: attention
# group: dressed up
# does: Answers with fake tensors, which have shapes and no values.
# verdict: failed, error, timeout

from torch._subclasses.fake_tensor import FakeTensorMode

MODE = FakeTensorMode(allow_non_fake_inputs=True)


def scaled_dot_product_attention(q, k, v, mask=None):
    with MODE:
        q, k, v = (MODE.from_tensor(x) for x in (q, k, v))
        weights = (q @ k.transpose(-2, -1)).softmax(-1)
        return weights @ v, weights
