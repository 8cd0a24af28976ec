// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray sound = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n";
const QByteArray wrong = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step:\n      - run: make\n";
/// A hint alone.
const QByteArray hinted
    = "on: push\npermissions: write-all\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n";

struct Ended {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

/// `signalbox lint` as a user, a hook and a workflow run it.
class LintCommand : public QObject {
    Q_OBJECT

    Ended lint(const QStringList& arguments, const QByteArray& in = {}) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(QStringLiteral(SIGNALBOX_PROGRAM), QStringList{u"lint"_s} + arguments);
        process.write(in);
        process.closeWriteChannel();
        if (!process.waitForFinished(30'000))
            return {};
        return {.status = process.exitCode(),
                .out = process.readAllStandardOutput(),
                .err = process.readAllStandardError()};
    }

    void put(const QString& name, const QByteArray& text) const
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    QByteArray textOf(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void itEndsWith0WhenThereIsNothingToTell()
    {
        put(u"a.yml"_s, sound);
        const Ended ended = lint({u"a.yml"_s});
        QCOMPARE(ended.status, 0);
        QVERIFY(ended.out.isEmpty() && ended.err.isEmpty());
    }

    void itEndsWith1AndOneLineAFinding()
    {
        put(u"a.yml"_s, wrong);
        const Ended ended = lint({u"a.yml"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.out.contains("a.yml:5:5: error: ") && ended.out.contains("[unexpected-key]"),
                 ended.out.constData());
    }

    void itEndsWith2WhenAFileIsNotThereAndJudgesTheOthers()
    {
        put(u"a.yml"_s, wrong);
        const Ended ended = lint({u"none.yml"_s, u"a.yml"_s});
        QCOMPARE(ended.status, 2);
        QVERIFY(ended.err.contains("none.yml"));
        QVERIFY(ended.out.contains("a.yml:5:5"));
    }

    void itEndsWith2ForWhatWasTypedWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("an unknown option") << QStringList{u"--all"_s, u"a.yml"_s};
        QTest::newRow("an unknown format") << QStringList{u"--format"_s, u"xml"_s, u"a.yml"_s};
        QTest::newRow("a format that is missing") << QStringList{u"a.yml"_s, u"--format"_s};
        QTest::newRow("an unknown severity") << QStringList{u"--severity=loud"_s, u"a.yml"_s};
    }

    void itEndsWith2ForWhatWasTypedWrong()
    {
        QFETCH(const QStringList, arguments);
        put(u"a.yml"_s, sound);
        const Ended ended = lint(arguments);
        QCOMPARE(ended.status, 2);
        QVERIFY(ended.err.startsWith("signalbox: ") && ended.err.contains("--help"));
        QVERIFY(ended.out.isEmpty());
    }

    void hintsAreToldUnlessLessIsAskedFor()
    {
        put(u"a.yml"_s, hinted);
        QCOMPARE(lint({u"a.yml"_s}).status, 1);
        const Ended quiet = lint({u"--severity"_s, u"warning"_s, u"a.yml"_s});
        QCOMPARE(quiet.status, 0);
        QVERIFY(quiet.out.isEmpty());
    }

    void standardInputIsJudgedUnderTheNameThatItIsGiven()
    {
        const Ended ended = lint({u"--stdin-filename"_s, u".github/workflows/ci.yml"_s, u"-"_s}, wrong);
        QCOMPARE(ended.status, 1);
        QVERIFY(ended.out.startsWith(".github/workflows/ci.yml:5:5: "));
    }

    void aFolderStandsForItsWorkflowsAndActions()
    {
        put(u"p/.github/workflows/b.yml"_s, wrong);
        put(u"p/.github/workflows/a.yaml"_s, wrong);
        put(u"p/.github/workflows/deep/c.yml"_s, wrong); // GitHub does not look there
        put(u"p/.github/actions/x/action.yml"_s, "name: x\nruns:\n  using: composite\n");
        put(u"p/.github/dependabot.yml"_s, "version: 1\nupdates: []\n");
        put(u"p/compose.yml"_s, "services: {}\n");
        const Ended ended = lint({u"p"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY(ended.out.contains("a.yaml:5:5") && ended.out.contains("b.yml:5:5"));
        QVERIFY(ended.out.contains("action.yml:3:10: error"));
        QVERIFY(ended.out.contains("dependabot.yml:1:10: error"));
        QVERIFY(!ended.out.contains("c.yml") && !ended.out.contains("compose"));
    }

    void filesOfOneRepositoryAreHeldAgainstEachOther()
    {
        const QByteArray caller = "on: push\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n";
        put(u"p/.github/workflows/ci.yml"_s, caller);
        QVERIFY(lint({u"p"_s}).out.contains("[reusable-missing]"));
        put(u"p/.github/workflows/called.yml"_s, sound);
        QVERIFY(lint({u"p/.github/workflows/ci.yml"_s}).out.contains("[reusable-not-callable]"));
        const Ended typed = lint({u"--stdin-filename"_s, u"p/.github/workflows/new.yml"_s, u"-"_s}, caller);
        QVERIFY(typed.out.contains("[reusable-not-callable]"));
        // Without a name nobody knows where it belongs.
        QCOMPARE(lint({u"-"_s}, caller).status, 0);
        put(u"p/.github/workflows/called.yml"_s, QByteArray(sound).replace("on: push", "on: workflow_call"));
        QCOMPARE(lint({u"p"_s}).status, 0);
    }

    void jsonIsAnObjectALineAndFile()
    {
        put(u"a.yml"_s, wrong);
        put(u"b.yml"_s, sound);
        const Ended ended = lint({u"--format"_s, u"json"_s, u"a.yml"_s, u"b.yml"_s});
        const QByteArrayList lines = ended.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(first["file"_L1].toString(), u"a.yml"_s);
        QVERIFY(first["ms"_L1].toDouble() > 0);
        const QJsonObject found = first["diagnostics"_L1].toArray().first().toObject();
        QCOMPARE(found["line"_L1].toInt(), 5);
        QCOMPARE(found["column"_L1].toInt(), 5);
        QCOMPARE(found["endLine"_L1].toInt(), 5);
        QCOMPARE(found["endColumn"_L1].toInt(), 9);
        QCOMPARE(found["severity"_L1].toString(), u"error"_s);
        QCOMPARE(found["rule"_L1].toString(), u"unexpected-key"_s);
        QVERIFY(QJsonDocument::fromJson(lines[1]).object()["diagnostics"_L1].toArray().isEmpty());
    }

    void sarifIsOneDocumentWithRulesAndResults()
    {
        put(u"a b.yml"_s, wrong);
        const Ended ended = lint({u"--format=sarif"_s, u"a b.yml"_s});
        const QJsonObject document = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(document["version"_L1].toString(), u"2.1.0"_s);
        const QJsonObject run = document["runs"_L1].toArray().first().toObject();
        QVERIFY(run["tool"_L1]["driver"_L1]["rules"_L1].toArray().size() > 50);
        const QJsonObject result = run["results"_L1].toArray().first().toObject();
        QCOMPARE(result["ruleId"_L1].toString(), u"unexpected-key"_s);
        QCOMPARE(result["level"_L1].toString(), u"error"_s);
        const QJsonValue place = result["locations"_L1].toArray().first()["physicalLocation"_L1];
        QCOMPARE(place["artifactLocation"_L1]["uri"_L1].toString(), u"a%20b.yml"_s);
        QCOMPARE(place["region"_L1]["startLine"_L1].toInt(), 5);
    }

    void annotationsAreEscapedForGitHub()
    {
        put(u"a,b.yml"_s, wrong);
        const Ended ended = lint({u"--format=github"_s, u"a,b.yml"_s});
        QVERIFY2(
            ended.out.startsWith("::error file=a%2Cb.yml,line=5,endLine=5,col=5,endColumn=9,title=unexpected-key::"),
            ended.out.constData());
    }

    void fixMendsTheFileAndTellsOfTheRest()
    {
        put(u"a.yml"_s, wrong);
        QCOMPARE(lint({u"--fix"_s, u"a.yml"_s}).status, 0);
        QCOMPARE(textOf(u"a.yml"_s), sound);
    }

    void fixKeepsLineEndsAndAMissingOne()
    {
        QByteArray text = wrong.chopped(1);
        text.replace('\n', "\r\n");
        put(u"a.yml"_s, text);
        QCOMPARE(lint({u"--fix"_s, u"a.yml"_s}).status, 0);
        QCOMPARE(textOf(u"a.yml"_s), QByteArray(text).replace("step:", "steps:"));
    }

    void fixLeavesASoundFileUntouched()
    {
        put(u"a.yml"_s, sound);
        QFile file(m_folder->filePath(u"a.yml"_s));
        QVERIFY(file.setPermissions(QFile::ReadOwner));
        QCOMPARE(lint({u"--fix"_s, u"a.yml"_s}).status, 0);
        QCOMPARE(textOf(u"a.yml"_s), sound);
    }

    void fixOfStandardInputPrintsTheMendedText()
    {
        const Ended ended = lint({u"--fix"_s, u"-"_s}, wrong);
        QCOMPARE(ended.status, 0);
        QCOMPARE(ended.out, sound);
    }

    void aCommentTakesAFindingBackWhereItSaysWhy()
    {
        const QByteArray before = "on: push\n# signalbox-lint: ignore excessive-permissions -- it deploys everything\n";
        put(u"a.yml"_s, before + hinted.sliced(9));
        QCOMPARE(lint({u"a.yml"_s}).status, 0);
        QByteArray behind = hinted;
        behind.replace("write-all\n", "write-all # signalbox-lint: ignore excessive-permissions -- it must\n");
        put(u"b.yml"_s, behind);
        QCOMPARE(lint({u"b.yml"_s}).status, 0);
    }

    void aCommentWithoutAReasonTakesNothingBack()
    {
        QByteArray text = hinted;
        text.replace("write-all\n", "write-all # signalbox-lint: ignore excessive-permissions\n");
        put(u"a.yml"_s, text);
        const Ended ended = lint({u"a.yml"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY(ended.out.contains("[excessive-permissions]") && ended.out.contains("[suppression-reason]"));
    }

    void aCommentTakesBackNoOtherRuleAndNoOtherLine()
    {
        QByteArray text = wrong;
        text.replace("    step:", "    # signalbox-lint: ignore key-case -- another rule\n    step:");
        put(u"a.yml"_s, text);
        QCOMPARE(lint({u"a.yml"_s}).status, 1);
    }

    void theRepositorysSettingsChangeSeveritiesAndLeaveFilesOut()
    {
        put(u"p/.github/workflows/a.yml"_s, hinted);
        put(u"p/.github/workflows/old.yml"_s, wrong);
        put(u"p/.github/signalbox-lint.yml"_s,
            "rules:\n  excessive-permissions: error\nignore:\n  - .github/workflows/old.yml\n");
        const Ended ended = lint({u"p"_s});
        QVERIFY2(ended.out.contains(": error: ") && ended.out.contains("[excessive-permissions]"),
                 ended.out.constData());
        QVERIFY(!ended.out.contains("old.yml"));
        put(u"off.yml"_s, "rules: {excessive-permissions: off}\n");
        QCOMPARE(lint({u"--config"_s, u"off.yml"_s, u"p/.github/workflows/a.yml"_s}).status, 0);
    }

    void settingsThatAreWrongAreToldOfWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::newRow("an unknown rule") << QByteArray("rules:\n  nothing: off\n");
        QTest::newRow("an unknown level") << QByteArray("rules:\n  key-case: loud\n");
        QTest::newRow("an unknown key") << QByteArray("ignore: []\nrule: {}\n");
        QTest::newRow("no YAML") << QByteArray("ignore: []\nrules: [\n");
    }

    void settingsThatAreWrongAreToldOfWithTheirLine()
    {
        QFETCH(const QByteArray, settings);
        put(u"a.yml"_s, sound);
        put(u"settings.yml"_s, settings);
        const Ended ended = lint({u"--config"_s, u"settings.yml"_s, u"a.yml"_s});
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.contains("settings.yml") && ended.err.contains("line "), ended.err.constData());
    }

    void namesOfFilesCannotCommandATerminal()
    {
        const QString name = u"a\x1b[31m.yml"_s;
        put(name, wrong);
        QVERIFY(!lint({name}).out.contains('\x1b'));
    }

    void bytesThatAreNoTextAreAFindingAndNoFailure()
    {
        put(u"a.yml"_s, QByteArray("\xFF\xFE\x00n", 4));
        const Ended ended = lint({u"a.yml"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY(ended.out.contains("[yaml-syntax]"));
    }

    void helpAndTheRulesArePrinted()
    {
        QVERIFY(lint({u"--help"_s}).out.contains("Usage: signalbox lint"));
        QVERIFY(lint({u"--rules"_s}).out.contains("needs-cycle"));
    }
};

QTEST_GUILESS_MAIN(LintCommand)
#include "lint_command.moc"
