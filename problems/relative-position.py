"""Inputs of `relative-position` that only work in full precision tells apart."""


def nearly_alike(rng, sizes, made):
    """Tokens (B, T, d_model) that hardly differ within a sample; the samples do differ.

    A sample's common part decides whether a head looks back, at itself or ahead. Only a head that
    looks back or ahead weighs several tokens; with samples that differ some always do.
    """
    d_model = sizes["H"] * sizes["Dh"]
    common = 500 * rng.standard_normal((sizes["B"], 1, d_model))
    return common + 0.002 * rng.standard_normal((sizes["B"], sizes["T"], d_model))
