# right: einsum over a flattened sample, a matrix of weights over the steps for the product
import torch


def q_sample(x0, t, noise, betas):
    steps = torch.arange(len(betas), device=betas.device)
    reached = steps <= t[:, None]
    kept = torch.where(reached, 1 - betas, torch.ones_like(betas)).prod(dim=1)
    flat, draws = x0.flatten(1) if x0.dim() > 1 else x0[:, None], noise.reshape(len(noise), -1)
    mixed = torch.einsum("b,bn->bn", kept**0.5, flat.to(kept.dtype)) + torch.einsum("b,bn->bn", (1 - kept) ** 0.5, draws.to(kept.dtype))
    return mixed.reshape(x0.shape).type_as(x0)
