// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_lines.h"
#include "lint/checker.h"
#include "templates/fill.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace signalbox;
using namespace signalbox::templates;
using namespace Qt::StringLiterals;

namespace {

/// Another form that somebody may send, with texts that YAML would take for numbers, booleans or dates.
Values others(const Template& chosen)
{
    const Values all{{u"PROJECT"_s, {u"Signals.2-go"_s}},
                     {u"IMAGE"_s, {u"ghcr.io/acme/tools/signals"_s}},
                     {u"MAIN_BRANCH"_s, {u"release/2026.1"_s}},
                     {u"DEVELOP_BRANCH"_s, {u"on"_s}},
                     {u"VERSIONS"_s, {u"1.10"_s, u"true"_s, u"0x10"_s}},
                     {u"EXPERIMENTAL"_s, {u"2026-01-01"_s, u"1e3"_s, u"null"_s}},
                     {u"RUNNER"_s, {u"ubuntu-24.04-arm"_s}},
                     {u"COVERAGE"_s, {u"100"_s}},
                     {u"SLOWER"_s, {u"125"_s}},
                     {u"PORT"_s, {u"443"_s}},
                     {u"PACKAGES"_s, {u"libstdc++-14-dev"_s}},
                     {u"PACKAGE"_s, {u"."_s}}};
    Values fitting;
    for (const Field& field : chosen.fields) {
        if (all.contains(field.id))
            fitting.insert(field.id, all.value(field.id));
    }
    return fitting;
}

Values fewest(const Template& chosen)
{
    Values values;
    for (const Field& field : chosen.fields) {
        if (field.kind == Field::Kind::List)
            values.insert(field.id, field.isOptional ? QStringList() : QStringList{field.byDefault.front()});
    }
    return values;
}

} // namespace

/// What our own templates give is held against our own judgement; tests/contract holds it against that of others, for
/// which the filled files are left in the build folder.
class TemplatesAreSound : public QObject {
    Q_OBJECT

    static std::vector<FilledFile> filled(const Template& chosen, const Values& values)
    {
        auto files = fill(chosen, values);
        if (!files)
            qWarning("%s", qPrintable(files.error().sentence()));
        return files ? *files : std::vector<FilledFile>();
    }

    static void addEach()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("form");
        QTest::addColumn<Values>("values");
        for (const Template& each : builtIn()) {
            const auto row = [&](const char* form, const Values& values) {
                QTest::newRow(qPrintable(each.id + u", "_s + QString::fromLatin1(form)))
                    << each.id << QString::fromLatin1(form) << values;
            };
            row("defaults", {});
            row("others", others(each));
            row("fewest", fewest(each));
        }
    }

    std::vector<FilledFile> filesOfRow() const
    {
        QFETCH(const QString, id);
        QFETCH(const Values, values);
        return filled(*std::ranges::find(m_all, id, &Template::id), values);
    }

private Q_SLOTS:
    void thereIsOneForEachLanguage()
    {
        QStringList languages;
        for (const Template& each : m_all)
            languages << each.language;
        QCOMPARE(languages, (QStringList{u"C++"_s, u"Go"_s, u"Node.js"_s, u"Python"_s, u"Rust"_s}));
    }

    void eachHasTheWholePipelineAndSaysWhatItIs()
    {
        for (const Template& each : m_all) {
            QVERIFY(!each.title.isEmpty());
            QVERIFY(each.description.endsWith(u'.') && each.description.count(u". "_s) == 0);
            QStringList paths;
            for (const TemplateFile& file : each.files) {
                QVERIFY2(!file.text.isEmpty(), qPrintable(file.path));
                QVERIFY2(file.text.endsWith('\n'), qPrintable(file.path));
                paths << file.path;
            }
            for (const auto* const workflow : {"ci", "release", "deploy", "rollback", "image"})
                QVERIFY(paths.contains(u".github/workflows/%1.yml"_s.arg(QLatin1StringView(workflow))));
            QVERIFY(paths.contains(u"Makefile"_s));
            QVERIFY(paths.contains(u".pre-commit-config.yaml"_s));
            QVERIFY(paths.contains(u".githooks/pre-commit"_s));
            QCOMPARE(QSet<QString>(paths.begin(), paths.end()).size(), paths.size());
        }
    }

    void everyFieldIsExplainedAndUsed()
    {
        for (const Template& each : m_all) {
            QByteArray texts;
            for (const TemplateFile& file : each.files)
                texts += file.text;
            for (const Field& field : each.fields) {
                QVERIFY2(texts.contains('@' + field.id.toLatin1() + '@')
                             || texts.contains('@' + field.id.toLatin1() + ":first@"),
                         qPrintable(field.id));
                QVERIFY2(field.help.endsWith(u'.'), qPrintable(field.id));
                QVERIFY(!field.label.isEmpty());
                QVERIFY(field.kind == Field::Kind::Choice ? !field.options.isEmpty() : !field.pattern.isEmpty());
                QVERIFY(QRegularExpression(field.pattern).isValid());
                const auto wrong = problem(field, field.byDefault);
                QVERIFY2(!wrong, wrong ? qPrintable(wrong->sentence()) : "");
            }
        }
    }

    void theCheckerHasNothingToSay_data() { addEach(); }

    /// No error, no warning, and no hint either.
    void theCheckerHasNothingToSay()
    {
        const std::vector<FilledFile> files = filesOfRow();
        QVERIFY(!files.empty());
        QStringList said;
        for (const FilledFile& file : files) {
            if (!file.path.startsWith(".github/"_L1))
                continue;
            const core::TextLines lines(file.text);
            for (const lint::Diagnostic& each : m_checker.check(file.text, file.path)) {
                said << u"%1:%2: %3: %4"_s.arg(file.path)
                            .arg(lines.positionAt(each.range.start).line)
                            .arg(each.rule, each.message);
            }
        }
        QVERIFY2(said.isEmpty(), qPrintable(said.join(u'\n')));
    }

    /// In composite actions too, where the checker looks at keys alone.
    void everyActionIsKnownAndTheNewest()
    {
        static const QRegularExpression uses(u"uses: ([^.\\s]\\S*)"_s);
        int seen = 0;
        for (const Template& each : m_all) {
            for (const TemplateFile& file : each.files) {
                for (const auto& match : uses.globalMatch(QString::fromUtf8(file.text))) {
                    const QByteArray text = match.captured(1).toUtf8();
                    const auto used = lint::UsedAction::read(text);
                    const lint::Action* known = m_checker.actions().action(used.name);
                    QVERIFY2(known, text.constData());
                    QCOMPARE(used.ref.toByteArray(), known->newest);
                    ++seen;
                }
            }
        }
        QVERIFY(seen > 100);
    }

    void noMarkIsLeftAndTheFilesAreLeftForOthersToJudge_data() { addEach(); }

    void noMarkIsLeftAndTheFilesAreLeftForOthersToJudge()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, form);
        const QDir folder(QStringLiteral(FILLED_TEMPLATES "/%1-%2").arg(id, form));
        QDir(folder).removeRecursively();
        static const QRegularExpression mark(u"@[A-Z_:a-z]+@"_s);
        for (const FilledFile& file : filesOfRow()) {
            QVERIFY2(!mark.match(QString::fromUtf8(file.text)).hasMatch(), qPrintable(file.path));
            QFile written(folder.filePath(file.path));
            QVERIFY(folder.mkpath(QFileInfo(written).path()));
            QVERIFY(written.open(QIODevice::WriteOnly));
            written.write(file.text);
            if (file.isExecutable)
                written.setPermissions(written.permissions() | QFileDevice::ExeOwner);
        }
    }

    void theScriptsAreScripts_data() { addEach(); }

    void theScriptsAreScripts()
    {
        for (const FilledFile& file : filesOfRow()) {
            if (!file.isExecutable)
                continue;
            QProcess shell;
            shell.start(u"sh"_s, {u"-n"_s});
            shell.write(file.text);
            shell.closeWriteChannel();
            QVERIFY(shell.waitForFinished());
            QVERIFY2(shell.exitCode() == 0, (file.path.toUtf8() + shell.readAllStandardError()).constData());
        }
    }

    void makeCanReadTheMakefile_data() { addEach(); }

    void makeCanReadTheMakefile()
    {
        if (QStandardPaths::findExecutable(u"make"_s).isEmpty())
            QSKIP("without make");
        for (const FilledFile& file : filesOfRow()) {
            if (file.path != "Makefile"_L1)
                continue;
            for (const auto* const target :
                 {"all", "check", "format-check", "lint", "test", "coverage", "bench", "audit", "dist", "clean"}) {
                QProcess make;
                make.start(u"make"_s, {u"--dry-run"_s, u"--file=-"_s, QString::fromLatin1(target)});
                make.write(file.text);
                make.closeWriteChannel();
                QVERIFY(make.waitForFinished());
                QVERIFY2(make.exitCode() == 0, (target + make.readAllStandardError()).constData());
            }
        }
    }

private:
    const std::vector<Template> m_all = builtIn();
    lint::Checker m_checker;
};

QTEST_GUILESS_MAIN(TemplatesAreSound)
#include "templates_are_sound.moc"
