// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every Swift target: the language as it will be, and no warning let through.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .treatAllWarnings(as: .error),
  .treatWarning("DeprecatedDeclaration", as: .warning),
]

/// Settings of the modules that hold C pointers: each unsafe use is spelled out.
let unsafeSettings: [SwiftSetting] = settings + [.strictMemorySafety()]

let package = Package(
  name: "twinning",
  products: [
    .executable(name: "twinning", targets: ["twinning"])
  ],
  targets: [
    // C libraries from Debian, one Swift owner each.
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(
      name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CPipe"),
    // Loaded when first needed, for they bring half a hundred others along.
    .target(name: "CCurl"),
    .target(name: "CGMime"),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: unsafeSettings),

    .target(name: "Sodium", dependencies: ["CSodium"], swiftSettings: unsafeSettings),

    .target(name: "QRCode", dependencies: ["CQrencode"], swiftSettings: unsafeSettings),

    // Mail, webhooks and pings: knows no office.
    .target(
      name: "Post",
      dependencies: ["Addresses", "CCurl", "CGMime", "CPipe", "JSONText", "Sodium"],
      swiftSettings: unsafeSettings),

    // What addresses look like, to the domain and to what sends.
    .target(name: "Addresses", swiftSettings: settings),

    // What opens sealed values and signs: a file apart from the log.
    .target(name: "Keys", dependencies: ["SQLite", "Sodium"], swiftSettings: settings),

    // The log: knows no twinning.
    .target(
      name: "EventLog", dependencies: ["SQLite", "Sodium", "CNettle"], swiftSettings: unsafeSettings
    ),

    // The domain: knows no storage.
    .target(name: "JSONText", swiftSettings: settings),
    .target(
      name: "Guidance", dependencies: ["JSONText"], swiftSettings: settings,
      plugins: ["Catalogue"]),
    .target(
      name: "Twinning", dependencies: ["Addresses", "Guidance", "JSONText"],
      swiftSettings: settings,
      plugins: ["Catalogue"]),

    // The office: where the two meet.
    .target(
      name: "Projections", dependencies: ["EventLog", "SQLite", "Twinning"],
      swiftSettings: settings),
    .target(
      name: "Calendars", dependencies: ["Guidance", "Twinning"], swiftSettings: settings),
    .target(
      name: "Office",
      dependencies: [
        "Calendars", "EventLog", "Guidance", "JSONText", "Keys", "Post", "Projections", "SQLite",
        "Sodium", "Twinning",
      ], swiftSettings: settings),

    // Faces.
    .target(
      name: "Terminal",
      dependencies: [
        "Calendars", "EventLog", "JSONText", "Keys", "Office", "Post", "QRCode", "SQLite", "Sodium",
        "Twinning",
      ], swiftSettings: settings),
    .executableTarget(name: "twinning", dependencies: ["Terminal"], swiftSettings: settings),

    // Build time: the catalogue's source becomes Swift.
    .executableTarget(name: "cataloguer", dependencies: ["JSONText"], swiftSettings: settings),
    // Timed pieces of work, for tools/bench.
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "Calendars", "EventLog", "JSONText", "Office", "Post", "Projections", "Twinning",
      ],
      swiftSettings: settings),
    .plugin(
      name: "Catalogue", capability: .buildTool(), dependencies: ["cataloguer"],
      path: "Plugins/Catalogue"),

    // Servers of mail and of the web that tests talk to.
    .target(
      name: "LocalServers", dependencies: ["JSONText"], path: "Tests/LocalServers",
      exclude: ["Scripts"], swiftSettings: settings),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: settings),
    .testTarget(name: "SodiumTests", dependencies: ["Sodium"], swiftSettings: settings),
    .testTarget(
      name: "PostTests", dependencies: ["CCurl", "JSONText", "LocalServers", "Post", "Sodium"],
      swiftSettings: settings),
    .testTarget(
      name: "KeysTests", dependencies: ["Keys", "SQLite", "Sodium"], swiftSettings: settings),
    .testTarget(
      name: "EventLogTests", dependencies: ["EventLog", "SQLite", "Sodium"],
      swiftSettings: settings),
    .testTarget(
      name: "QRCodeTests", dependencies: ["EventLog", "QRCode", "Sodium"],
      swiftSettings: settings),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"], swiftSettings: settings),
    .testTarget(
      name: "GuidanceTests", dependencies: ["Guidance", "JSONText"], swiftSettings: settings),
    .testTarget(
      name: "TwinningTests", dependencies: ["Guidance", "JSONText", "Twinning"],
      swiftSettings: settings),
    .testTarget(
      name: "CalendarsTests", dependencies: ["Calendars", "Guidance", "Twinning"],
      swiftSettings: settings),
    .testTarget(
      name: "ProjectionsTests",
      dependencies: ["EventLog", "Projections", "SQLite", "Twinning"], swiftSettings: settings),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Calendars", "EventLog", "Guidance", "JSONText", "Keys", "LocalServers", "Office", "Post",
        "Projections", "SQLite", "Sodium", "Twinning",
      ], swiftSettings: settings),
    .testTarget(
      name: "TerminalTests", dependencies: ["JSONText", "Office", "Terminal", "Twinning"],
      exclude: ["Golden"],
      swiftSettings: settings),
    // What reads foreign bytes: the corpus of tools/torture fuzz.
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["Calendars", "JSONText", "Office", "Terminal", "Twinning"],
      path: "Tests/Fuzzing", exclude: ["Corpus"], swiftSettings: settings),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["JSONText", "Keys", "LocalServers", "SQLite", "Twinning", "twinning"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
