/// What the names of settings say: which are seeds, which count repeats, and which are no settings of a training at all.
enum SettingNames {
  /// The names of seeds, those that count more first.
  static let seeds = [
    "seed", "random_seed", "rng_seed", "manual_seed", "global_seed", "seed_everything",
    "pl_global_seed", "trial_seed", "random_state",
  ]

  /// The words before a number that counts repeats without saying what differs between them.
  static let repeats: Set<String> = [
    "run", "repeat", "repetition", "rep", "trial", "version", "replica", "fold",
  ]

  /// The place of a name among the seeds; nil for another setting.
  ///
  /// `data_seed` and `torch_seed` are seeds too, after all those that have a rank.
  static func rank(ofSeed name: String) -> Int? {
    let last = last(name)
    return seeds.firstIndex(of: last)
      ?? (last.hasSuffix("_seed") || last == "seeds" ? seeds.count : nil)
  }

  /// Whether a setting counts repeats.
  static func isRepeat(_ name: String) -> Bool { repeats.contains(last(name)) }

  /// Whether a setting cannot be what is compared: paths, names, dates, machines, logging.
  ///
  /// `optimizer.name` and `model_name` are settings; `name` alone is the run's.
  static func isNoSetting(_ name: String) -> Bool {
    let name = name.lowercased()
    if name.hasPrefix("_wandb") || name.hasPrefix("wandb") || name.hasPrefix("hydra.") {
      return true
    }
    if wholes.contains(name.replacing("-", with: "_")) { return true }
    let words = words(last(name))
    // The parts of a model and of a task have identifiers and versions that were chosen, and `drop_path` is no path.
    if words.count > 1, let first = words.first, chosen.contains(first) { return false }
    return words.contains(where: parts.contains) || (words.count > 1 && words.last == "version")
  }

  private static let chosen: Set<String> = [
    "arch", "data", "dataset", "drop", "droppath", "env", "loss", "model", "optim", "optimizer",
    "stochastic", "task", "tokenizer",
  ]

  /// Whether all texts are paths, which name places and nothing that was chosen.
  static func arePaths(_ values: [Setting]) -> Bool {
    values.allSatisfy { value in
      let text = value.text
      return ["/", "./", "../", "~/", "\\\\"].contains { text.hasPrefix($0) }
        || text.contains("://") || text.dropFirst().hasPrefix(":\\")
    }
  }

  /// The last part of a dotted name, in small letters.
  static func last(_ name: String) -> String {
    (name.split(separator: ".").last.map(String.init) ?? name).lowercased()
      .replacing("-", with: "_")
  }

  private static func words(_ name: String) -> [String] {
    name.split { "_-./: ".contains($0) }.map(String.init)
  }

  private static let wholes: Set<String> = [
    "name", "run_name", "exp_name", "experiment_name", "experiment", "exp", "title", "description",
    "note", "notes", "comment", "tags", "user", "project", "entity", "group", "job_type", "version",
    "start_time", "end_time", "time", "step", "iter", "iteration", "global_step", "author", "state",
    "current_epoch", "epoch", "rank", "local_rank", "global_rank", "node_rank", "node", "num_nodes",
    "output", "log", "log_every", "log_every_n_steps", "log_freq", "log_frequency", "log_interval",
    "log_level", "log_steps", "branch", "port", "master_port", "ip", "run_group",
  ]

  private static let parts: Set<String> = [
    "path", "paths", "dir", "dirs", "directory", "root", "folder", "file", "files", "filename",
    "id", "uuid", "ids", "date", "datetime", "timestamp", "created", "host", "hostname",
    "device", "devices", "gpu", "gpus", "cuda", "worker",
    "workers", "verbose", "verbosity", "logs", "logger", "logging", "logdir", "tensorboard",
    "commit", "sha", "git", "checkpoint", "checkpoints", "ckpt", "resume", "save",
    "outdir", "url", "cmd", "command", "argv", "pid", "runtime", "duration",
  ]

  // MARK: Names of files and folders

  /// Words that a number follows which is a setting, though nothing parts them: `bs32`, `lr0.1`.
  static let numeric: Set<String> = [
    "alpha", "batch", "batchsize", "beta", "bs", "d", "decay", "depth", "dim", "drop", "dropout",
    "ep", "epoch", "epochs", "eps", "frac", "fraction", "gamma", "groups", "heads", "hidden", "k",
    "lambda", "layer", "layers", "lr", "mom", "momentum", "n", "noise", "p", "patch", "rank",
    "rate", "ratio", "samples", "scale", "size", "smoothing", "steps", "t", "tau", "temp",
    "temperature", "units", "warmup", "wd", "width", "length",
  ]

  /// Second words of names that have two: `batch_size`, `weight_decay`.
  static let seconds: Set<String> = [
    "decay", "depth", "dim", "dropout", "epochs", "fraction", "heads", "iters", "layers", "length",
    "level", "momentum", "rate", "ratio", "seed", "size", "smoothing", "steps", "units", "width",
  ]

  /// Names whose values are words: `optimizer__adam`.
  static let worded: Set<String> = [
    "act", "activation", "arch", "architecture", "data", "dataset", "init", "initialisation",
    "initialization", "loss", "model", "norm", "normalisation", "normalization", "opt", "optim",
    "optimiser", "optimizer", "schedule", "scheduler",
  ]
}
