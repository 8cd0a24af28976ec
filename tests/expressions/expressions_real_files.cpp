// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/check.h"
#include "expressions/constant.h"
#include "expressions/segments.h"
#include "support/data_folder.h"
#include "yaml/place.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace signalbox;
using namespace signalbox::expressions;
using namespace Qt::StringLiterals;

namespace {

/// Runs of GitHub's own and of others use what nobody declares: nothing is wrong where everything may be there.
Scope everything(const Language& language)
{
    Place place{.key = "everything", .contexts = ~0U, .functions = ~0U, .takesJobNames = true};
    return {language, place};
}

/// Checks each value of a workflow at its place.
class Judge {
public:
    explicit Judge(const Language& language)
        : m_language(language)
    {
    }

    void workflow(const yaml::Place& root)
    {
        walk(root["run-name"], "run-name");
        walk(root["concurrency"], "concurrency");
        walk(root["env"], "env");
        for (const auto [id, job] : root["jobs"].pairs())
            ofJob(job);
    }

    QString file;
    int values = 0;
    int conditions = 0;
    QStringList said;

private:
    void ofJob(const yaml::Place& job)
    {
        for (const auto [key, value] : job.pairs()) {
            const QByteArray name = key.text().toByteArray();
            if (name == "steps") {
                for (const yaml::Place step : value.items()) {
                    for (const auto [inner, part] : step.pairs())
                        inner.text() == "if" ? condition(part, "steps.if") : walk(part, "steps");
                }
            } else if (name == "if") {
                condition(value, "jobs.if");
            } else if (name == "environment") {
                walk(value.isMapping() ? value["name"] : value, "jobs.environment");
                walk(value["url"], "jobs.environment.url");
            } else if (name != "container" && name != "services" && name != "defaults") {
                if (m_language.place("jobs." + name))
                    walk(value, "jobs." + name);
            }
        }
    }

    void condition(const yaml::Place& value, const QByteArray& place)
    {
        const QByteArray text = value.text().toByteArray();
        ++conditions;
        judge(text, place, Wanted::Condition);
        if (const auto finding = constant(text); finding && finding->rule == u"if-always-true")
            told(*finding, text);
    }

    void walk(const yaml::Place& value, const QByteArray& place)
    {
        if (value.isScalar())
            judge(value.text().toByteArray(), place, Wanted::Any);
        for (const yaml::Place item : value.items())
            walk(item, place);
        for (const auto [key, inner] : value.pairs())
            walk(inner, place);
    }

    void judge(const QByteArray& text, const QByteArray& place, Wanted wanted)
    {
        ++values;
        const Scope scope(m_language, *m_language.place(place));
        for (const Finding& finding : check(text, scope, wanted))
            told(finding, text);
    }

    void told(const Finding& finding, const QByteArray& text)
    {
        said << file + u": "_s + finding.rule + u' '
                + QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 80)));
    }

    const Language& m_language;
};

} // namespace

/// The expressions of workflow files of public repositories, which GitHub runs.
class ExpressionsRealFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto folder = tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
        if (!folder)
            QSKIP("There are no workflow files to read.");
        QDirIterator files(*folder + u"/real"_s, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_files.emplace_back(file.fileName(), file.readAll());
        }
    }

    /// Taken out of the file as they stand, without YAML; those in comments are left out.
    void nothingInThemIsAMistake()
    {
        const Language language = Language::builtIn();
        const Scope scope = everything(language);
        size_t expressions = 0;
        QStringList said;
        for (const auto& [name, text] : m_files) {
            for (const Segment& segment : segments(text)) {
                const qsizetype line = text.lastIndexOf('\n', segment.whole.start) + 1;
                if (text.sliced(line, segment.whole.start - line).contains('#'))
                    continue;
                ++expressions;
                const QByteArray one = text.sliced(segment.whole.start, segment.whole.length());
                for (const Finding& finding : check(one, scope, Wanted::Any))
                    said << name.section(u'/', -1) + u": "_s + finding.rule;
            }
        }
        qInfo().noquote() << m_files.size() << "files," << expressions << "expressions";
        QCOMPARE_GT(expressions, 4000U);
        QVERIFY2(said.isEmpty(), qPrintable(said.join(u'\n')));
    }

    /// As the values of their keys, with what is there at each: what GitHub runs is there where it is used.
    void whatTheyUseIsThereWhereTheyUseIt()
    {
        const Language language = Language::builtIn();
        Judge judge(language);
        for (const auto& [name, text] : m_files) {
            const auto tree = yaml::Tree::read(text);
            QVERIFY(tree);
            judge.file = name.section(u'/', -1);
            judge.workflow(tree->root());
        }
        qInfo().noquote() << judge.values << "values," << judge.conditions << "conditions";
        QCOMPARE_GT(judge.conditions, 300);
        // These three conditions are true whatever they ask: a mistake that nobody has noticed.
        const auto isKnown = [](const QString& one) { return one.startsWith(u"dapr.yml: if-always-true "_s); };
        QCOMPARE(judge.said.removeIf(isKnown), 3);
        QVERIFY2(judge.said.isEmpty(), qPrintable(judge.said.join(u'\n')));
    }

private:
    std::vector<std::pair<QString, QByteArray>> m_files;
};

QTEST_GUILESS_MAIN(ExpressionsRealFiles)
#include "expressions_real_files.moc"
