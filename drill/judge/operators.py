"""Which operators a forbidden name stands for, in all the spellings that PyTorch has for them.

A forbidden `torch.nn.CrossEntropyLoss` is also `F.cross_entropy`, `torch._C._nn.cross_entropy_loss`
and `torch.ops.aten.cross_entropy_loss.default`: one family, known by the last part of the name.
"""

# Families: the last part of every public or internal name of the same operation, without leading
# underscores. A name that is in no family stands for itself.
_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(
        {
            "scaled_dot_product_attention",
            "scaled_dot_product_attention_math",
            "scaled_dot_product_attention_math_for_mps",
            "scaled_dot_product_flash_attention",
            "scaled_dot_product_flash_attention_for_cpu",
            "scaled_dot_product_efficient_attention",
            "scaled_dot_product_cudnn_attention",
            "scaled_dot_product_fused_attention_overrideable",
            "flex_attention",
        }
    ),
    frozenset(
        {
            "MultiheadAttention",
            "multi_head_attention_forward",
            "native_multi_head_attention",
            "transformer_encoder_layer_fwd",
        }
    ),
    frozenset({"CrossEntropyLoss", "cross_entropy", "cross_entropy_loss", "linear_cross_entropy"}),
    frozenset({"NLLLoss", "nll_loss", "nll_loss_nd", "nll_loss2d", "nll_loss_forward"}),
    frozenset({"LogSoftmax", "log_softmax", "special_log_softmax", "AdaptiveLogSoftmaxWithLoss"}),
    frozenset({"LayerNorm", "layer_norm", "native_layer_norm"}),
    frozenset({"LSTM", "lstm", "mkldnn_rnn_layer", "cudnn_rnn"}),
    frozenset({"LSTMCell", "lstm_cell", "thnn_fused_lstm_cell"}),
    frozenset({"RNN", "rnn_tanh", "rnn_relu"}),
    frozenset({"RNNCell", "rnn_tanh_cell", "rnn_relu_cell"}),
)


def family(name: str) -> frozenset[str]:
    """The last parts of all spellings of a dotted name, among them its own."""
    last = last_part(name)
    found = [members for members in _FAMILIES if last in members]
    return frozenset({last}).union(*found)


def last_part(name: str) -> str:
    """`torch.ops.aten._log_softmax.default` is known as `log_softmax`."""
    parts = name.split(".")
    if "aten" in parts[:-1]:
        # An overload's name follows the operator's.
        return parts[parts.index("aten") + 1].lstrip("_")
    return parts[-1].lstrip("_")
