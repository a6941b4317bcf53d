public import Datasets
public import Faults
internal import Notation

// Ghost batches and noise are no layers of PyTorch's; these few lines of Python are what the engine computes.

extension BatchNormalization {
  /// `nn.BatchNorm1d(512, momentum=0.01)`; with ghost batches or noise a class of ``pyTorchDefinitions(of:)``.
  public func pyTorch(of input: ExampleShape) -> String {
    var arguments = ["\(input.channelCount)"]
    if epsilon != 1e-5 { arguments.append("eps=\(Format.data(epsilon))") }
    switch statistics {
    case .exponential(let momentum):
      if momentum != 0.1 { arguments.append("momentum=\(Format.data(momentum))") }
    case .cumulative: arguments.append("momentum=None")
    case .none: arguments.append("track_running_stats=False")
    }
    if !isAffine { arguments.append("affine=False") }
    if let ghostBatchSize { arguments.append("rows=\(ghostBatchSize)") }
    let kind =
      (ghostBatchSize == nil ? "nn.BatchNorm" : "GhostBatchNorm") + (input.isImage ? "2d" : "1d")
    let layer = "\(kind)(\(arguments.joined(separator: ", ")))"
    guard let noise else { return layer }
    let bounds = [noise.shift, noise.scale, noise.spread].map(Format.data)
    return "nn.Sequential(\(layer), Noise(\(bounds.joined(separator: ", "))))"
  }

  /// Refuses noise on images: of what pixels share it nothing is known.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    guard noise != nil, input.isImage else { return input }
    throw Fault(
      .invalid,
      "noise after batch norm needs numbers without places (got \(input.words))",
      hint: "Leave the noise out of networks of images."
    )
  }

  /// The classes that ``pyTorch(of:)`` names and PyTorch does not have.
  public func pyTorchDefinitions(of input: ExampleShape) -> [String] {
    var definitions: [String] = []
    if ghostBatchSize != nil {
      definitions += input.isImage ? [Self.ghostClass, Self.ghostImageClass] : [Self.ghostClass]
    }
    if noise != nil { definitions.append(Noise.pythonClass) }
    return definitions
  }

  /// The noise's numbers are not PyTorch's.
  public var pyTorchChance: Bool { noise != nil }

  private static let ghostImageClass = """
    class GhostBatchNorm2d(GhostBatchNorm1d):
        \"""The same of images: over the rows' pixels.\"""

        def __init__(self, channels, rows, **options):
            super().__init__(channels, rows, **options)
            self.places = (0, 2, 3)

        def _check_input_dim(self, x):
            pass
    """

  private static let ghostClass = """
    class GhostBatchNorm1d(nn.BatchNorm1d):
        \"""Batch norm over so many rows of a batch at a time, in training.\"""

        def __init__(self, units, rows, **options):
            super().__init__(units, **options)
            self.rows, self.places = rows, 0

        def forward(self, x):
            if not self.training:
                return super().forward(x)
            parts = list(x.split(self.rows))
            if len(parts) > 1 and parts[-1][:, 0].numel() == 1:  # one has no variance
                parts[-2:] = [torch.cat(parts[-2:])]
            if self.track_running_stats:  # moved once a step
                with torch.no_grad():
                    self.num_batches_tracked += 1
                    new = self.momentum or 1 / self.num_batches_tracked.item()
                    mean = torch.stack([part.mean(dim=self.places) for part in parts]).mean(dim=0)
                    variance = torch.stack([part.var(dim=self.places) for part in parts]).mean(dim=0)
                    self.running_mean.lerp_(mean, new)
                    self.running_var.lerp_(variance, new)
            normalize = nn.functional.batch_norm
            return torch.cat([
                normalize(part, None, None, self.weight, self.bias, True, eps=self.eps)
                for part in parts
            ])
    """
}

extension BatchNormalization.Noise {
  fileprivate static let pythonClass = """
    class Noise(nn.Module):
        \"""Random shifts and scales in training (Santurkar et al. 2018).\"""

        def __init__(self, shift, scale, spread):
            super().__init__()
            self.shift, self.scale, self.spread = shift, scale, spread

        def forward(self, x):
            if not self.training:
                return x
            shift = torch.empty(x.shape[1:]).uniform_(-self.shift, self.shift)
            scale = torch.empty(x.shape[1:]).uniform_(1, self.scale)
            wide = self.spread
            shift = shift + torch.empty_like(x).uniform_(-wide, wide)
            scale = scale + torch.empty_like(x).uniform_(-wide, wide)
            return scale * x + shift
    """
}
