// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 with the upcoming features that the code is written for.
///
/// Warnings are errors where CI asks for it (`BNREPORT_STRICT`): a later compiler, which warns of more, builds a release.
let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["BNREPORT_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// The same, built for size.
let compact: [SwiftSetting] =
  settings + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

/// A C library of the system: a module map and a shim, no Swift.
func system(_ name: String, pkgConfig: String? = nil, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A stage of the pipeline.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A stage that takes no measurable time: built for size, which takes the compiler a third less time.
func compactStage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: compact)
}

/// A stage that goes over pixels by the million: optimised in debug builds too, or the tests would wait for it.
func optimizedStage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]
  )
}

/// The tests of one stage, which mirror its files and may read a folder beside them.
func tests(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  reading folder: String? = nil
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    exclude: folder.map { [$0] } ?? [],
    swiftSettings: settings
  )
}

let package = Package(
  name: "bnreport",
  products: [.executable(name: "bnreport", targets: ["bnreport"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // MARK: System libraries
    system("CLinux", package: "libc6-dev"),
    system("CDNNL", package: "libdnnl-dev"),
    system("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    system("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
    system("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    system("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
    system("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
    system("CSPNG", pkgConfig: "spng", package: "libspng-dev"),
    system("CPNG", pkgConfig: "libpng", package: "libpng-dev"),
    system("CCairo", pkgConfig: "cairo freetype2 pixman-1", package: "libcairo2-dev"),
    system("CPango", pkgConfig: "pangocairo pangoft2 fontconfig", package: "libpango1.0-dev"),
    system("CHarfBuzz", pkgConfig: "harfbuzz", package: "libharfbuzz-dev"),
    system("CHyphen", package: "libhyphen-dev"),
    system("CQPDF", pkgConfig: "libqpdf", package: "libqpdf-dev"),
    system("CCMark", pkgConfig: "libcmark-gfm", package: "libcmark-gfm-extensions-dev"),

    // MARK: The pipeline
    // experiment.yaml -> Plan -> Runs -> Results -> Evidence -> Figures -> Document -> report
    //      logs of other tools -> Logs -----^
    .target(
      name: "CTemplates",
      path: "Templates",
      exclude: [
        "batchnorm", "compare", "convolutions", "dropout", "generic", "notebook", "page", "words",
      ]
    ),
    // Libraries that know nothing of networks
    stage("Faults"),
    stage("Notation"),
    stage("Parallel"),
    stage("Files", ["Faults", "CLinux"]),
    stage("JSON"),
    compactStage("YAML", ["Faults", "CYAML"]),
    compactStage("TemplateEngine", ["Faults"]),
    stage("Checksums", ["CCrypto"]),
    compactStage("Downloads", ["Faults", "CCurl", "Checksums"]),
    // Runs
    stage("Datasets", ["Faults", "CZlib", "Checksums"]),
    stage("Models", ["Faults", "Notation", "YAML", "Datasets"]),
    .target(name: "CKernels", linkerSettings: [.linkedLibrary("m")]),
    stage("Training", ["Faults", "Datasets", "Models", "CDNNL", "CKernels"]),
    stage("Runs", ["Faults", "Files", "JSON", "Checksums", "Models"]),
    // Logs of other tools
    stage("Logs", ["Faults", "Notation", "Parallel", "JSON", "YAML", "CZlib", "CSQLite"]),
    stage("Statistics"),
    compactStage(
      "Measures",
      ["Faults", "Notation", "YAML", "Models", "Runs", "Logs", "Statistics"]
    ),
    compactStage(
      "Experiments",
      [
        "Faults", "Notation", "YAML", "Datasets", "Models", "Runs", "Logs", "Statistics",
        "Measures",
      ]
    ),
    compactStage(
      "Running",
      [
        "Faults", "Parallel", "JSON", "Checksums", "Datasets", "Models", "Training", "Runs",
        "Measures", "Experiments",
      ]
    ),
    // Schedulers of clusters
    stage("Clusters", ["Faults", "YAML"]),
    // Evidence
    compactStage(
      "Evidence",
      ["Notation", "Models", "Runs", "Statistics", "Measures", "Experiments"]
    ),
    // The gate of later revisions
    stage("Gate", ["Faults", "Notation", "JSON", "YAML", "Statistics"]),
    stage(
      "Checking",
      ["Faults", "Models", "Runs", "Logs", "Measures", "Experiments", "Gate"]
    ),
    // Figures
    stage("Drawing", ["Notation"]),
    compactStage("Plotting", ["Notation", "Drawing"]),
    optimizedStage("Pictures", ["Faults", "CSPNG", "CPNG", "CZlib"]),
    stage(
      "CairoDrawing",
      [
        "Faults", "Notation", "Checksums", "Drawing", "Pictures", "CCairo", "CPango", "CHarfBuzz",
        "CHyphen",
      ]
    ),
    compactStage(
      "Golden",
      ["Faults", "Notation", "JSON", "YAML", "Checksums", "Drawing", "Pictures"]
    ),
    compactStage(
      "Figures",
      [
        "Faults", "Notation", "Parallel", "YAML", "Datasets", "Models", "Runs", "Statistics",
        "Measures", "Experiments", "Evidence", "Drawing", "Plotting", "CairoDrawing",
      ]
    ),
    // Document
    compactStage("Markup", ["Faults", "Notation", "CCMark"]),
    compactStage(
      "Typesetting",
      ["Faults", "Notation", "Markup", "Drawing", "CairoDrawing", "CQPDF", "CZlib"]
    ),
    compactStage(
      "Reporting",
      [
        "Faults", "Notation", "Parallel", "Files", "JSON", "YAML", "TemplateEngine", "Models",
        "Runs", "Statistics", "Measures", "Experiments", "Evidence", "Drawing", "Plotting",
        "Pictures", "CairoDrawing", "Figures", "Markup", "Typesetting", "Checksums", "CTemplates",
      ]
    ),
    // Packages say the commit that they are built from (scripts/package)
    .target(
      name: "CVersion",
      cSettings: [
        .define("BNREPORT_COMMIT", to: "\"\(Context.environment["BNREPORT_COMMIT"] ?? "")\"")
      ]
    ),
    .executableTarget(
      name: "bnreport",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "CCMark", "CCrypto", "CCurl", "CLinux", "CPNG", "CSPNG", "CSQLite", "CVersion", "CYAML",
        "CZlib",
        "Faults", "Notation", "Parallel", "Files", "JSON", "TemplateEngine", "Downloads",
        "Datasets", "Models", "Training", "Runs", "Logs", "Measures", "Experiments", "Running",
        "Clusters", "Evidence", "Gate", "Checking",
        "Drawing", "Pictures", "CairoDrawing", "Golden", "Figures", "Typesetting", "Reporting",
      ],
      swiftSettings: compact
    ),

    // MARK: The benchmarks, run by Benchmarks/training, plotting, reporting, scaling, logs and verdicts
    .executableTarget(
      name: "training-benchmark",
      dependencies: [
        "CDNNL", "CKernels", "Datasets", "Faults", "Models", "Training", "YAML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/TrainingBenchmark",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "plotting-benchmark",
      dependencies: [
        "Drawing", "Plotting", "CairoDrawing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/PlottingBenchmark",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "cost-benchmark",
      dependencies: [
        "Experiments", "JSON", "Models", "Running", "Runs", "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/CostBenchmark",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "reporting-benchmark",
      dependencies: [
        "Evidence", "Experiments", "Figures", "Models", "Reporting", "Running", "Runs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/ReportingBenchmark",
      exclude: ["eighteen-figures.yaml", "ten-thousand.yaml"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "scaling-benchmark",
      dependencies: [
        "Checksums", "Datasets", "Evidence", "Experiments", "Figures", "JSON", "Models",
        "Parallel", "Reporting", "Running", "Runs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/ScalingBenchmark",
      exclude: ["hundred-thousand.yaml"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "logs-benchmark",
      dependencies: [
        "Logs", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/LogsBenchmark",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "verdict-simulation",
      dependencies: [
        "Datasets", "Statistics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/VerdictSimulation",
      swiftSettings: settings
    ),

    // MARK: The parsers as fuzzing feeds them: scripts/fuzz, and replayed by swift test
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Faults", "JSON", "YAML", "TemplateEngine", "CZlib", "Datasets", "Models",
        "Runs", "Logs", "Measures", "Experiments", "Gate", "Pictures", "Figures", "Markup",
        "Reporting",
      ],
      path: "Fuzzing/FuzzTargets",
      swiftSettings: settings
    ),

    // MARK: Tests
    .target(
      name: "TestSupport",
      dependencies: ["Drawing", "Golden", "Pictures", "CQPDF"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .target(
      name: "ExperimentSamples",
      dependencies: [
        "Models", "Faults", "Runs", "YAML", "Logs", "Measures", "Experiments", "Evidence",
        "Figures",
      ],
      path: "Tests/ExperimentSamples",
      swiftSettings: settings
    ),
    .target(
      name: "RunSamples",
      dependencies: ["Datasets", "Models", "Runs", "Measures", "Experiments", "Evidence"],
      path: "Tests/RunSamples",
      swiftSettings: settings
    ),
    tests("Faults"),
    tests("Notation"),
    tests("Parallel"),
    tests("Files", ["Faults", "Parallel"]),
    tests("JSON"),
    tests("YAML", ["Faults"]),
    tests("TemplateEngine", ["Faults"]),
    tests("Checksums"),
    tests("Downloads", ["Faults"]),
    tests("Datasets", ["Faults"]),
    tests("Models", ["Datasets", "Faults", "JSON", "YAML"]),
    tests("Training", ["CKernels", "Datasets", "Faults", "Models"], reading: "Fixtures"),
    tests("Runs", ["Checksums", "Faults", "Files", "JSON", "Models"]),
    tests("Logs", ["CZlib", "Faults", "Notation"], reading: "Fixtures"),
    tests("Statistics", ["Datasets", "verdict-simulation"], reading: "Fixtures"),
    tests("Measures", ["Faults", "Models", "Runs", "RunSamples", "YAML"]),
    tests(
      "Experiments",
      [
        "Datasets", "ExperimentSamples", "Faults", "Figures", "Logs", "Measures", "Models",
        "Notation", "Runs", "Statistics", "YAML",
      ]
    ),
    tests(
      "Running",
      ["Experiments", "Faults", "Files", "JSON", "Measures", "Models", "Runs", "Training"]
    ),
    tests(
      "Evidence",
      [
        "Datasets", "ExperimentSamples", "Experiments", "Logs", "Measures", "Models", "Notation",
        "RunSamples", "Runs", "Statistics",
      ]
    ),
    tests("Clusters", ["Faults"]),
    tests("Gate", ["Faults"]),
    tests("Checking", ["Gate", "Logs", "Measures", "Runs"]),
    tests("Drawing"),
    tests("Plotting", ["CairoDrawing", "Golden", "Pictures"], reading: "Goldens"),
    tests("Pictures", ["CPNG", "Faults"]),
    tests("CairoDrawing", ["Faults", "CCairo", "CPango", "CPNG"]),
    tests("Golden", ["CairoDrawing", "Drawing", "Faults", "JSON", "Pictures"]),
    tests(
      "Figures",
      [
        "CairoDrawing", "Drawing", "Evidence", "ExperimentSamples", "Experiments", "Faults", "Logs",
        "Measures", "Models", "Notation", "Plotting", "RunSamples", "Runs", "Statistics", "YAML",
      ]
    ),
    tests("Markup", ["Faults", "Notation"]),
    tests("Typesetting", ["CairoDrawing", "Faults"]),
    tests(
      "Reporting",
      [
        "CairoDrawing", "Datasets", "Drawing", "Evidence", "ExperimentSamples", "Experiments",
        "Faults", "Figures", "Files", "JSON", "Logs", "Markup", "Measures", "Models", "Notation",
        "Plotting", "RunSamples", "Runs", "Statistics", "TemplateEngine",
      ],
      reading: "Goldens"
    ),
    tests(
      "bnreport",
      [
        "CZlib", "Drawing", "Faults", "Files", "Gate", "Golden", "JSON", "Models", "Pictures",
        "Running", "Runs", "Statistics", "Typesetting",
      ]
    ),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["FuzzTargets"],
      exclude: ["Corpora"],
      swiftSettings: settings
    ),
  ],
  cLanguageStandard: .c2x
)

// libFuzzer's runtime is linked only under `--sanitize=fuzzer`, so that the program that needs it stands apart.
if Context.environment["BNREPORT_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: ["FuzzTargets"],
      path: "Fuzzing/Driver",
      swiftSettings: settings
    )
  )
}
