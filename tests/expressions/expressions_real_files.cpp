// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/check.h"
#include "expressions/segments.h"
#include "support/data_folder.h"

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
    void nothingInThemIsAMistakeButWhatIsOne()
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
        // A template of GitHub's own has lost a brace.
        said.removeAll(u"deployments__azure-functions-app-java.yml: expr-unclosed"_s);
        QVERIFY2(said.isEmpty(), qPrintable(said.join(u'\n')));
    }

private:
    std::vector<std::pair<QString, QByteArray>> m_files;
};

QTEST_GUILESS_MAIN(ExpressionsRealFiles)
#include "expressions_real_files.moc"
