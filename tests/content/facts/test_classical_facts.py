"""What the oral cards on classical machine learning and recommendation claim."""

import itertools
import math

import numpy as np
import numpy.typing as npt
import torch

Array = npt.NDArray[np.float64]


def _cost(points: Array, labels: tuple[int, ...]) -> float:
    """Within-cluster sum of squares, each centre the mean of its cluster."""
    groups = [points[[label == k for label in labels]] for k in set(labels)]
    return float(sum(((group - group.mean(0)) ** 2).sum() for group in groups))


def _best(points: Array, k: int) -> float:
    """The optimum over every partition into exactly k clusters."""
    every = itertools.product(range(k), repeat=len(points))
    return min(_cost(points, labels) for labels in every if len(set(labels)) == k)


def _roc_area(positive: Array, negative: Array) -> float:
    """The trapezoidal area under the curve, threshold by threshold."""
    thresholds = np.unique(np.concatenate([positive, negative]))[::-1]
    tpr = [0.0] + [float((positive >= t).mean()) for t in thresholds]
    fpr = [0.0] + [float((negative >= t).mean()) for t in thresholds]
    return float(np.trapezoid(tpr, fpr))


def test_lloyd_never_raises_the_cost_and_stops() -> None:
    """k-means-convergence."""
    points = np.random.default_rng(0).normal(size=(60, 2))
    centres = points[:4].copy()
    costs: list[float] = []
    for _ in range(40):
        labels = ((points[:, None] - centres) ** 2).sum(-1).argmin(1)
        costs.append(float(((points - centres[labels]) ** 2).sum()))
        centres = np.stack([points[labels == k].mean(0) for k in range(4)])
        costs.append(float(((points - centres[labels]) ** 2).sum()))
    assert np.all(np.diff(costs) <= 1e-12)
    assert costs[0] > costs[-5] == costs[-1]


def test_top_and_bottom_of_a_rectangle_are_a_fixed_point_100_times_too_dear() -> None:
    """k-means-convergence."""
    corners = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 1.0], [10.0, 1.0]])
    stuck = (0, 0, 1, 1)
    centres = np.array([[5.0, 0.0], [5.0, 1.0]])
    assert tuple(((corners[:, None] - centres) ** 2).sum(-1).argmin(1)) == stuck
    assert _cost(corners, stuck) == 100.0
    assert _best(corners, 2) == 1.0


def test_k_means_pp_seeding_keeps_its_bound_in_exact_expectation() -> None:
    """k-means-initialisation: every draw of two seeds is enumerated; uniform draws are worse."""
    points = np.array([[0.0], [1.0], [2.0], [50.0], [51.0]])
    squared = (points - points.T) ** 2
    seeded = uniform = 0.0
    for i, j in itertools.permutations(range(5), 2):
        potential = float(np.minimum(squared[i], squared[j]).sum())
        seeded += potential / 5 * squared[i, j] / squared[i].sum()
        uniform += potential / 20
    assert _best(points, 2) <= seeded <= 8 * (math.log(2) + 2) * _best(points, 2)
    assert uniform > 50 * seeded


def test_the_best_cost_falls_with_k_to_zero() -> None:
    """choosing-k."""
    points = np.random.default_rng(1).normal(size=(5, 2))
    costs = [_best(points, k) for k in range(1, 6)]
    assert all(a > b for a, b in itertools.pairwise(costs))
    assert costs[-1] == 0.0


def test_the_linear_time_form_of_fm_equals_the_pairs_and_has_the_stated_gradient() -> None:
    """fm-formula, fm-linear-time; the pairs are read off V Vᵀ above its diagonal."""
    rng = np.random.default_rng(2)
    X, V = rng.normal(size=(3, 5)), rng.normal(size=(5, 2))
    pairs = np.einsum("ni,ij,nj->n", X, np.triu(V @ V.T, 1), X)
    np.testing.assert_allclose(0.5 * ((X @ V) ** 2 - X**2 @ V**2).sum(1), pairs)
    v, x = torch.tensor(V, requires_grad=True), torch.tensor(X[0])
    (grad,) = torch.autograd.grad(x @ (v @ v.T).triu(1) @ x, v)
    np.testing.assert_allclose(grad, X[0][:, None] * (X[0] @ V) - V * X[0][:, None] ** 2)
    n, k = 10**6, 16
    assert (1 + n + n * k, n * (n - 1) // 2) == (17_000_001, 499_999_500_000)


def test_an_unseen_pair_trains_fm_but_not_the_polynomial() -> None:
    """fm-sparse-data: users 0, 1 and items 0, 1; user 0 never meets item 1."""
    rows = torch.tensor([[1.0, 0, 1, 0], [0, 1, 1, 0], [0, 1, 0, 1]], dtype=torch.float64)
    W = torch.zeros(4, 4, dtype=torch.float64, requires_grad=True)
    V = torch.tensor([[0.6], [0.5], [0.4], [0.3]], dtype=torch.float64, requires_grad=True)
    for _ in range(150):
        poly = ((rows @ W.triu(1)) * rows).sum(1)
        fm = 0.5 * ((rows @ V) ** 2 - rows**2 @ V**2).sum(1)
        loss = ((poly - 1) ** 2).sum() + ((fm - 1) ** 2).sum()
        grads = torch.autograd.grad(loss, (W, V))
        with torch.no_grad():
            W -= 0.1 * grads[0]
            V -= 0.1 * grads[1]
    assert W[0, 3].item() == 0.0
    assert abs(W[0, 2].item() - 1) < 1e-6
    assert abs((V[0] @ V[3]).item() - 1) < 1e-3  # (1,1), (2,1), (2,2) are 1, so (1,2) is at rank 1


def test_the_normal_equations_minimise_and_square_the_condition_number() -> None:
    """linear-regression-closed-form."""
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(20, 3)), rng.normal(size=20)
    w = np.linalg.solve(X.T @ X, X.T @ y)
    np.testing.assert_allclose(w, np.linalg.lstsq(X, y)[0])
    np.testing.assert_allclose(X.T @ (X @ w - y), 0, atol=1e-12)
    np.testing.assert_allclose(np.linalg.cond(X.T @ X), np.linalg.cond(X) ** 2)


def test_descent_from_zero_finds_the_minimum_norm_below_two_over_the_eigenvalue() -> None:
    """linear-regression-closed-form."""
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(3, 6)), rng.normal(size=3)
    assert np.linalg.matrix_rank(X.T @ X) < 6
    top = float(np.linalg.eigvalsh(X.T @ X / 3)[-1])
    ends = []
    for step in (1.9 / top, 2.1 / top):
        w = np.zeros(6)
        for _ in range(2000):
            w -= step * X.T @ (X @ w - y) / 3
        ends.append(w)
    np.testing.assert_allclose(ends[0], np.linalg.pinv(X) @ y, atol=1e-8)
    assert np.linalg.norm(ends[1]) > 1e6


def test_ridge_scales_and_lasso_thresholds_with_orthonormal_columns() -> None:
    """ridge-vs-lasso: against a grid search of each objective."""
    X = np.linalg.qr(np.random.default_rng(6).normal(size=(8, 3)))[0]
    least, lam = np.array([2.0, -0.3, 0.9]), 0.5
    y, grid = X @ least, np.linspace(-3, 3, 6001)
    for j in range(3):
        rest = np.array(
            [((y - X @ np.where(np.arange(3) == j, g, least)) ** 2).sum() for g in grid]
        )
        ridge = grid[np.argmin(0.5 * rest + 0.5 * lam * grid**2)]
        lasso = grid[np.argmin(0.5 * rest + lam * np.abs(grid))]
        assert abs(ridge - least[j] / (1 + lam)) < 1e-3
        assert abs(lasso - np.sign(least[j]) * max(abs(least[j]) - lam, 0)) < 1e-3


def test_squared_error_is_noise_plus_squared_bias_plus_variance() -> None:
    """bias-variance: a shrunk mean of 3 draws, every training set and new noise enumerated."""
    truth, shrink, noise = 2.0, 0.7, (-1.0, 1.0)
    fits = [shrink * (truth + sum(e) / 3) for e in itertools.product(noise, repeat=3)]
    error = np.mean([(truth + e - fit) ** 2 for e in noise for fit in fits])
    np.testing.assert_allclose(error, 1.0 + (np.mean(fits) - truth) ** 2 + np.var(fits))


def test_flagging_everything_at_one_per_cent_has_f1_of_two_per_cent() -> None:
    """precision-recall-f1."""
    tp, fp, fn = 1, 99, 0
    p, r = tp / (tp + fp), tp / (tp + fn)
    np.testing.assert_allclose(2 * p * r / (p + r), 2 * tp / (2 * tp + fp + fn))
    assert round(2 * p * r / (p + r), 2) == 0.02
    assert (p + r) / 2 == 0.505


def test_micro_f1_of_single_labels_is_accuracy() -> None:
    """precision-recall-f1."""
    true, said = np.eye(3)[[0, 1, 2, 2, 1, 0, 0]], np.eye(3)[[0, 2, 2, 1, 1, 0, 1]]
    tp, fp, fn = (true * said).sum(), ((1 - true) * said).sum(), (true * (1 - said)).sum()
    np.testing.assert_allclose(2 * tp / (2 * tp + fp + fn), (true == said).all(1).mean())


def test_auc_is_the_chance_that_a_positive_outranks_a_negative() -> None:
    """roc-auc-vs-pr-auc: with ties; also from the ranks, and under x², more negatives, halving."""
    positive, negative = np.array([0.9, 0.8, 0.4, 0.4]), np.array([0.7, 0.4, 0.3, 0.2, 0.1])
    wins = (positive[:, None] > negative).mean() + 0.5 * (positive[:, None] == negative).mean()
    scores = np.concatenate([positive, negative])
    ranks = (scores[:, None] > scores).sum(1) + ((scores[:, None] == scores).sum(1) + 1) / 2
    by_rank = (ranks[:4].sum() - 4 * 5 / 2) / (4 * 5)
    more = [(1, 1), (2, 1), (1, 100)]
    areas = [_roc_area(positive**power, np.tile(negative**power, n)) for power, n in more]
    np.testing.assert_allclose([by_rank, _roc_area(positive / 2, negative / 2), *areas], wins)


def test_one_per_cent_of_fraud_makes_fifteen_per_cent_precision() -> None:
    """roc-auc-vs-pr-auc: by the formula and by counting ten thousand rows."""
    caught, alarms = 90, 495
    np.testing.assert_allclose(caught / (caught + alarms), 0.009 / (0.009 + 0.99 * 0.05))
    assert round(caught / (caught + alarms), 2) == 0.15


def test_log_loss_has_gradient_p_minus_y_times_x_and_squared_error_vanishes() -> None:
    """logistic-regression: also the stable form of the loss."""
    x, y = torch.tensor([2.0, -1.0], dtype=torch.float64), 1.0
    w = torch.tensor([-6.0, 3.0], dtype=torch.float64, requires_grad=True)
    z = w @ x
    p = torch.sigmoid(z)
    stable = z.clamp(min=0) - z * y + torch.log1p(torch.exp(-z.abs()))
    log_loss = -(y * torch.log(p) + (1 - y) * torch.log(1 - p))
    np.testing.assert_allclose(stable.item(), log_loss.item())
    (log_grad,) = torch.autograd.grad(log_loss, w, retain_graph=True)
    (square_grad,) = torch.autograd.grad(0.5 * (p - y) ** 2, w)
    np.testing.assert_allclose(log_grad, (p - y).item() * x)
    np.testing.assert_allclose(square_grad, ((p - y) * p * (1 - p)).item() * x)
    assert square_grad.abs().max() < 1e-5 < 1 < log_grad.abs().max()


def test_the_mean_of_correlated_trees_has_the_forests_variance() -> None:
    """gbdt-vs-random-forest: equation (15.1) against wᵀΣw."""
    trees, rho, var = 25, 0.3, 4.0
    covariance = var * (rho + (1 - rho) * np.eye(trees))
    weights = np.full(trees, 1 / trees)
    np.testing.assert_allclose(weights @ covariance @ weights, rho * var + (1 - rho) * var / trees)


def test_the_leaf_value_minimises_the_second_order_objective() -> None:
    """gbdt-vs-random-forest; and the share of rows out of bag."""
    G, H, lam, grid = 3.0, 2.0, 1.0, np.linspace(-3, 3, 60001)
    assert abs(grid[np.argmin(G * grid + 0.5 * (H + lam) * grid**2)] + G / (H + lam)) < 1e-4
    assert round((1 - 1 / 10_000) ** 10_000, 2) == 0.37


def test_right_singular_vectors_are_principal_directions_only_when_centred() -> None:
    """pca-vs-svd."""
    raw = np.random.default_rng(7).normal(size=(40, 3)) * [3, 2, 1] + [0, 0, 50]
    X = raw - raw.mean(0)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    values, vectors = np.linalg.eigh(np.cov(raw.T))
    np.testing.assert_allclose(s**2 / 39, values[::-1])
    np.testing.assert_allclose(np.abs(Vt @ vectors[:, ::-1]), np.eye(3), atol=1e-10)
    np.testing.assert_allclose(X @ Vt.T, U * s)
    mean = raw.mean(0) / np.linalg.norm(raw.mean(0))
    assert abs(np.linalg.svd(raw)[2][0] @ mean) > 0.999 > 0.5 > abs(Vt[0] @ mean)


def test_features_chosen_before_the_split_make_noise_look_learnt() -> None:
    """cross-validation-and-leakage: leave-one-out 1-NN, selection on all rows and without row i."""
    rng = np.random.default_rng(8)
    X, y = rng.normal(size=(50, 5000)), np.repeat([-1.0, 1.0], 25)
    wrong = np.zeros((50, 2))
    for i, leaked in itertools.product(range(50), range(2)):
        others = np.arange(50) != i
        chosen = np.abs(y @ X if leaked else y[others] @ X[others]).argsort()[-100:]
        far = ((X[others][:, chosen] - X[i, chosen]) ** 2).sum(1)
        wrong[i, leaked] = y[others][far.argmin()] != y[i]
    assert wrong[:, 1].mean() < 0.1 < 0.3 < wrong[:, 0].mean()


def test_subtracting_log_q_makes_the_sampled_sum_unbiased_and_undoes_popularity() -> None:
    """negative-sampling: every draw of two negatives enumerated; then the optimal scores."""
    s, q = np.array([0.5, -1.0, 2.0]), np.array([0.6, 0.3, 0.1])
    draws = list(itertools.product(range(3), repeat=2))
    chance = [q[i] * q[j] for i, j in draws]
    sums = np.array([np.mean(np.exp(s[list(d)] - np.log(q[list(d)]))) for d in draws])
    np.testing.assert_allclose(chance @ sums, np.exp(s).sum())
    assert chance @ np.log(sums) < np.log(np.exp(s).sum())
    clicks = torch.tensor([0.5, 0.3, 0.2], dtype=torch.float64)
    scores = (clicks / torch.tensor(q)).log().requires_grad_()
    # Many draws from Q: the denominator is Σ Q e^s.
    loss = torch.logsumexp(scores + torch.tensor(q).log(), 0) - clicks @ scores
    np.testing.assert_allclose(torch.autograd.grad(loss, scores)[0], 0, atol=1e-12)


def test_the_table_of_two_tower_scores_has_rank_at_most_d() -> None:
    """two-tower-recall-vs-ranking."""
    rng = np.random.default_rng(9)
    assert np.linalg.matrix_rank(np.tanh(rng.normal(size=(30, 4))) @ rng.normal(size=(4, 50))) == 4


def test_undoing_the_down_sampling_adds_log_w_to_the_logit() -> None:
    """ctr-calibration: by counting, by the formula and by the logit."""
    w, clicks, rest = 0.1, 100, 1000
    p = clicks / (clicks + w * rest)
    q = p / (p + (1 - p) / w)
    np.testing.assert_allclose(q, clicks / (clicks + rest))
    np.testing.assert_allclose(
        math.log(q / (1 - q)), math.log(p / (1 - p)) + math.log(w), atol=1e-9
    )
    assert (p, round(q, 2)) == (0.5, 0.09)


def test_a_prior_of_two_in_a_hundred_turns_two_of_three_into_four_per_cent() -> None:
    """cold-start: the posterior mean, integrated numerically."""
    rate = np.linspace(0, 1, 200_001)
    density = rate ** (2 + 2 - 1) * (1 - rate) ** (98 + 1 - 1)
    mean = (rate * density).sum() / density.sum()
    np.testing.assert_allclose(mean, (2 + 2) / (3 + 100), rtol=1e-6)
    assert round(mean, 3) == 0.039


def test_nine_points_of_retouching_are_nine_standard_errors() -> None:
    """project-numbers: the formula against the variance of the 0/1 outcomes."""
    groups = [np.repeat([1.0, 0.0], [660, 2340]), np.repeat([1.0, 0.0], [390, 2610])]
    error = math.sqrt(0.22 * 0.78 / 3000 + 0.13 * 0.87 / 3000)
    np.testing.assert_allclose(error, math.sqrt(sum(g.var() / g.size for g in groups)))
    assert round(error, 4) == 0.0097
    assert 9 < 0.09 / error < 10
