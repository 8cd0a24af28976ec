// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_checks.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;

namespace {

using Id = ReleaseCheck::Id;
using Outcome = ReleaseCheck::Outcome;

core::Check check(const QString& name, bool passed = true, bool ended = true)
{
    return {.context = name, .app = 15368, .ended = ended, .passed = passed};
}

ReleaseWorkflow made(const QByteArray& text, const QString& path = u"release.yml"_s, const QString& tag = u"v1.5.0"_s,
                     bool isPrerelease = false)
{
    const auto outline = workflow::readOutline(text);
    const auto inputs = workflow::readDispatchInputs(text);
    if (!outline || !inputs)
        qFatal("no workflow");
    return releaseWorkflow({.id = {7}, .path = u".github/workflows/"_s + path, .state = u"active"_s}, *outline, *inputs,
                           tag, isPrerelease);
}

/// Nothing stands against it.
ReleaseFacts sound()
{
    return {.release = {.tag = u"v1.5.0"_s, .commit = u"c"_s, .name = u"v1.5.0"_s},
            .way = ReleaseWay::Tag,
            .defaultBranch = u"main"_s,
            .canPush = true,
            .checks = std::vector{check(u"Test"_s), check(u"Audit"_s)},
            .required = std::vector{core::RequiredCheck{.context = u"Test"_s}},
            .codeAlerts = std::vector<core::Alert>(),
            .dependencyAlerts = std::vector<core::Alert>(),
            .versionFiles = {{.path = u"Cargo.toml"_s, .version = u"1.5.0"_s}},
            .releases = {{.tag = u"v1.4.1"_s, .name = u"v1.4.1"_s}},
            .rulesets = std::vector<core::Ruleset>(),
            .isOnDefaultBranch = true,
            .workflows = {made("on:\n  push:\n    tags: ['v*']\njobs: {a: {}}\n")}};
}

struct Case {
    const char* name;
    std::function<void(ReleaseFacts&)> change;
    Id id;
    Outcome outcome;
    QString words; ///< that are somewhere in it
};

core::Ruleset ruleset(const QString& pattern)
{
    return {.id = 1, .name = u"Tags"_s, .isActive = true, .include = {pattern}, .rules = {u"creation"_s}};
}

std::vector<Case> cases()
{
    return {
        {"a failed check", [](auto& f) { f.checks->push_back(check(u"Lint"_s, false)); }, Id::Checks, Outcome::Failed,
         u"Lint"_s},
        {"a running check", [](auto& f) { f.checks->push_back(check(u"Lint"_s, false, false)); }, Id::Checks,
         Outcome::Failed, u"Wait"_s},
        {"no checks", [](auto& f) { f.checks->clear(); }, Id::Checks, Outcome::Unknown, u"Nothing"_s},
        {"checks unreadable", [](auto& f) { f.checks.reset(); }, Id::Checks, Outcome::Unknown, u"may not"_s},
        {"required, unreadable checks", [](auto& f) { f.checks.reset(); }, Id::RequiredChecks, Outcome::Unknown,
         u"may not"_s},
        {"required and missing", [](auto& f) { f.required->push_back({.context = u"Docs"_s}); }, Id::RequiredChecks,
         Outcome::Failed, u"Docs"_s},
        {"required of another app", [](auto& f) { (*f.required)[0].app = 9; }, Id::RequiredChecks, Outcome::Failed,
         u"Test"_s},
        {"required and failed", [](auto& f) { (*f.checks)[0].passed = false; }, Id::RequiredChecks, Outcome::Failed,
         u"Test"_s},
        {"nothing required", [](auto& f) { f.required->clear(); }, Id::RequiredChecks, Outcome::Passed, u"none"_s},
        {"required unreadable", [](auto& f) { f.required.reset(); }, Id::RequiredChecks, Outcome::Unknown, u"main"_s},
        {"an alert", [](auto& f) { f.codeAlerts->push_back({.severity = u"high"_s, .what = u"SQL injection"_s}); },
         Id::CodeAlerts, Outcome::Failed, u"SQL injection (high)"_s},
        {"no code scanning", [](auto& f) { f.codeAlerts.reset(); }, Id::CodeAlerts, Outcome::Unknown, u"not in use"_s},
        {"a dependency", [](auto& f) { f.dependencyAlerts->resize(2); }, Id::DependencyAlerts, Outcome::Failed,
         u"2 are open"_s},
        {"another version", [](auto& f) { f.versionFiles[0].version = u"1.4.1"_s; }, Id::VersionFiles, Outcome::Failed,
         u"Cargo.toml says 1.4.1"_s},
        {"no version anywhere", [](auto& f) { f.versionFiles.clear(); }, Id::VersionFiles, Outcome::Passed,
         u"No file"_s},
        {"a tool's version", [](auto& f) { f.versionFiles[0].version.clear(); }, Id::VersionFiles, Outcome::Passed,
         u"No file"_s},
        {"CMake without rc",
         [](auto& f) {
             f.release.tag = u"v1.5.0-rc.1"_s;
             f.versionFiles = {{u"CMakeLists.txt"_s, u"1.5.0"_s}};
         },
         Id::VersionFiles, Outcome::Passed, u"agrees"_s},
        {"Cargo with rc", [](auto& f) { f.release.tag = u"v1.5.0-rc.1"_s; }, Id::VersionFiles, Outcome::Failed,
         u"1.5.0"_s},
        {"the tag is there", [](auto& f) { f.isTagTaken = true; }, Id::TagFree, Outcome::Failed, u"v1.5.0"_s},
        {"a draft is there", [](auto& f) { f.releases.push_back({.tag = u"v1.5.0"_s, .isDraft = true}); },
         Id::ReleaseFree, Outcome::Failed, u"draft"_s},
        {"a release is there", [](auto& f) { f.releases.push_back({.tag = u"v1.5.0"_s}); }, Id::ReleaseFree,
         Outcome::Failed, u"release of v1.5.0"_s},
        {"the title is there", [](auto& f) { f.releases[0].name = u"v1.5.0"_s; }, Id::ReleaseFree, Outcome::Failed,
         u"title"_s},
        {"a ruleset", [](auto& f) { f.rulesets->push_back(ruleset(u"refs/tags/v*"_s)); }, Id::TagRules, Outcome::Failed,
         u"\"Tags\""_s},
        {"a ruleset of all", [](auto& f) { f.rulesets->push_back(ruleset(u"~ALL"_s)); }, Id::TagRules, Outcome::Failed,
         u"\"Tags\""_s},
        {"a ruleset of others", [](auto& f) { f.rulesets->push_back(ruleset(u"refs/tags/app-*"_s)); }, Id::TagRules,
         Outcome::Passed, u"No ruleset"_s},
        {"a ruleset with an exception",
         [](auto& f) {
             f.rulesets->push_back(ruleset(u"~ALL"_s));
             f.rulesets->back().exclude << u"refs/tags/v1.5.0"_s;
         },
         Id::TagRules, Outcome::Passed, u"No ruleset"_s},
        {"a ruleset that lets us pass",
         [](auto& f) {
             f.rulesets->push_back(ruleset(u"~ALL"_s));
             f.rulesets->back().canBypass = true;
         },
         Id::TagRules, Outcome::Passed, u"No ruleset"_s},
        {"a ruleset that is tried",
         [](auto& f) {
             f.rulesets->push_back(ruleset(u"~ALL"_s));
             f.rulesets->back().isActive = false;
         },
         Id::TagRules, Outcome::Passed, u"No ruleset"_s},
        {"a ruleset, by the workflow",
         [](auto& f) {
             f.rulesets->push_back(ruleset(u"~ALL"_s));
             f.way = ReleaseWay::Dispatch;
         },
         Id::TagRules, Outcome::Unknown, u"workflow"_s},
        {"no rights", [](auto& f) { f.canPush = false; }, Id::TagRules, Outcome::Failed, u"may not write"_s},
        {"rulesets unreadable", [](auto& f) { f.rulesets.reset(); }, Id::TagRules, Outcome::Unknown,
         u"cannot be read"_s},
        {"another branch", [](auto& f) { f.isOnDefaultBranch = false; }, Id::DefaultBranch, Outcome::Failed,
         u"not on main"_s},
        {"branch unknown", [](auto& f) { f.isOnDefaultBranch.reset(); }, Id::DefaultBranch, Outcome::Unknown,
         u"main"_s},
        {"the workflow is off", [](auto& f) { f.workflows[0].workflow.state = u"disabled_manually"_s; }, Id::Workflow,
         Outcome::Failed, u"switched off"_s},
        {"the filter holds it",
         [](auto& f) { f.workflows = {made("on: {push: {tags: ['release-*']}}\njobs: {a: {}}\n")}; }, Id::Workflow,
         Outcome::Failed, u"release-*"_s},
        {"no workflow", [](auto& f) { f.workflows.clear(); }, Id::Workflow, Outcome::Unknown, u"nothing is built"_s},
    };
}

} // namespace

class DeliveryReleaseChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingStandsAgainstASoundRelease()
    {
        const auto checks = releaseChecks(sound());
        QCOMPARE(checks.size(), size_t(releaseCheckCount));
        for (const ReleaseCheck& each : checks)
            QVERIFY2(each.outcome == Outcome::Passed, qPrintable(word(each.id) + u": "_s + each.words));
        QVERIFY(blockers(checks).empty());
    }

    void eachFactHasItsLine_data()
    {
        QTest::addColumn<int>("index");
        const auto all = cases();
        for (size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << int(i);
    }
    void eachFactHasItsLine()
    {
        QFETCH(const int, index);
        const Case one = cases().at(size_t(index));
        ReleaseFacts facts = sound();
        one.change(facts);
        const auto checks = releaseChecks(facts);
        const auto line = std::ranges::find(checks, one.id, &ReleaseCheck::id);
        QVERIFY2(line->outcome == one.outcome, qPrintable(line->words));
        QVERIFY2(line->words.contains(one.words), qPrintable(line->words));
        QCOMPARE(std::ranges::contains(blockers(checks), one.id, &ReleaseCheck::id), one.outcome == Outcome::Failed);
    }

    void whatGitHubWouldRefuseCannotBeOverridden()
    {
        QVERIFY(!canBeOverridden(Id::TagFree));
        QVERIFY(!canBeOverridden(Id::ReleaseFree));
        QVERIFY(!canBeOverridden(Id::TagRules));
        QVERIFY(canBeOverridden(Id::Checks));
    }

    void aTagStartsWhatItsFiltersLetThrough_data()
    {
        QTest::addColumn<QByteArray>("on");
        QTest::addColumn<bool>("starts");
        QTest::newRow("push alone") << QByteArray("push:") << true;
        QTest::newRow("tags") << QByteArray("{push: {tags: ['v*']}}") << true;
        QTest::newRow("tags of numbers") << QByteArray("{push: {tags: ['v[0-9]+.[0-9]+.[0-9]+']}}") << true;
        QTest::newRow("other tags") << QByteArray("{push: {tags: ['app-*']}}") << false;
        QTest::newRow("but not this one") << QByteArray("{push: {tags: ['v*', '!v1.5.*']}}") << false;
        QTest::newRow("ignored") << QByteArray("{push: {tags-ignore: ['v*']}}") << false;
        QTest::newRow("others ignored") << QByteArray("{push: {tags-ignore: ['app-*']}}") << true;
        QTest::newRow("branches alone") << QByteArray("{push: {branches: [main]}}") << false;
        QTest::newRow("ignored branches alone") << QByteArray("{push: {branches-ignore: [main]}}") << false;
        QTest::newRow("branches and tags") << QByteArray("{push: {branches: [main], tags: ['v*']}}") << true;
        QTest::newRow("paths do not count") << QByteArray("{push: {paths: ['src/**']}}") << true;
        QTest::newRow("no push") << QByteArray("[pull_request]") << false;
        QTest::newRow("create is another event") << QByteArray("create:") << false;
    }
    void aTagStartsWhatItsFiltersLetThrough()
    {
        QFETCH(const QByteArray, on);
        QFETCH(const bool, starts);
        const QByteArray text = on.startsWith('{') || on.startsWith('[') ? "on: " + on + "\njobs: {a: {}}\n"
                                                                         : "on:\n  " + on + "\njobs: {a: {}}\n";
        QCOMPARE(made(text).onTag, starts);
    }

    void publishingStartsWhatWaitsForIt()
    {
        const auto published = [](const QByteArray& types, bool isPrerelease) {
            return made("on: {release: {types: [" + types + "]}}\njobs: {a: {}}\n", u"publish.yml"_s, u"v1.5.0"_s,
                        isPrerelease)
                .onRelease;
        };
        QVERIFY(published("published", false));
        QVERIFY(published("published", true));
        QVERIFY(published("released", false));
        QVERIFY(!published("released", true));
        QVERIFY(!published("prereleased", true)); // GitHub has no such event for a draft that is published
        QVERIFY(!published("deleted", false));
        QVERIFY(made("on: release\njobs: {a: {}}\n").onRelease);
    }

    void theWayIsTheOneThatTheWorkflowsExpect()
    {
        const auto tag = made("on: {push: {tags: ['v*']}}\njobs: {a: {}}\n", u"release.yml"_s);
        const auto publish = made("on: release\njobs: {a: {}}\n", u"publish.yml"_s);
        const auto byHand = made("on: {workflow_dispatch: {inputs: {version: {required: true}}}}\njobs: {a: {}}\n",
                                 u"make-release.yml"_s);
        const auto ci = made("on: {push: {branches: [main]}}\njobs: {a: {}}\n", u"ci.yml"_s);
        QCOMPARE(wayOf({ci, byHand, publish, tag}), ReleaseWay::Tag);
        QCOMPARE(wayOf({ci, byHand, publish}), ReleaseWay::Publish);
        QCOMPARE(wayOf({ci, byHand}), ReleaseWay::Dispatch);
        QCOMPARE(wayOf({ci}), ReleaseWay::Publish);
        QCOMPARE(startedBy(ReleaseWay::Tag, {ci, byHand, publish, tag}).size(), 1U);
        // Publishing makes the tag as well.
        QCOMPARE(startedBy(ReleaseWay::Publish, {ci, byHand, publish, tag}).size(), 2U);
        QCOMPARE(releaseInputs(byHand, u"v1.5.0"_s), (QMap<QString, QString>{{u"version"_s, u"v1.5.0"_s}}));
        auto off = tag;
        off.workflow.state = u"disabled_manually"_s;
        QCOMPARE(wayOf({off, byHand}), ReleaseWay::Dispatch);
    }

    void whatOnlyAPersonKnowsIsNotStartedForThem()
    {
        const auto asks = made("on: {workflow_dispatch: {inputs: {version: {required: true}, codename: {required: "
                               "true}}}}\njobs: {a: {}}\n");
        QCOMPARE(asks.unknownInputs, QStringList(u"codename"_s));
        QVERIFY(!dispatchable({asks}));
        const auto other = made("on: workflow_dispatch\njobs: {a: {}}\n", u"nightly.yml"_s);
        QVERIFY(!dispatchable({other})); // nothing says that it releases
    }

    void versionsAreReadWhereTheyAreWritten_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("version");
        const auto row = [](const char* name, const QString& path, const QByteArray& text, const QString& version) {
            QTest::newRow(name) << path << text << version;
        };
        row("Cargo", u"Cargo.toml"_s,
            "[dependencies]\nversion = \"9\"\n[package]\nname = \"x\"\nversion = \"1.5.0\" # it\n", u"1.5.0"_s);
        row("Cargo workspace", u"Cargo.toml"_s,
            "[workspace.package]\nversion = '1.5.0'\n[package]\nversion.workspace = true\n", u"1.5.0"_s);
        row("Cargo without", u"Cargo.toml"_s, "[workspace]\nmembers = []\n", QString());
        row("npm", u"package.json"_s, "{\"version\": \"1.5.0\"}", u"1.5.0"_s);
        row("npm without", u"package.json"_s, "{\"private\": true}", QString());
        row("broken npm", u"package.json"_s, "{", QString());
        row("Python", u"pyproject.toml"_s, "[tool.poetry]\nversion = \"9\"\n[project]\nversion = \"1.5.0\"\n",
            u"1.5.0"_s);
        row("poetry", u"pyproject.toml"_s, "[tool.poetry]\nversion = \"1.5.0\"\n", u"1.5.0"_s);
        row("Python, dynamic", u"pyproject.toml"_s, "[project]\ndynamic = [\"version\"]\n", QString());
        row("CMake", u"CMakeLists.txt"_s,
            "cmake_minimum_required(VERSION 3.28)\nproject(\n    x\n    VERSION 1.5.0\n    LANGUAGES CXX)\n",
            u"1.5.0"_s);
        row("CMake without", u"CMakeLists.txt"_s, "cmake_minimum_required(VERSION 3.28)\nproject(x)\n", QString());
        row("CMake in a comment", u"CMakeLists.txt"_s, "# project(x VERSION 9)\nproject(x VERSION 1.5)\n", u"1.5"_s);
    }
    void versionsAreReadWhereTheyAreWritten()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, text);
        QFETCH(const QString, version);
        QCOMPARE(readVersionFile(path, text).version, version);
    }
};

QTEST_GUILESS_MAIN(DeliveryReleaseChecks)
#include "delivery_release_checks.moc"
