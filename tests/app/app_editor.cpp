// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/completion_popup.h"
#include "editor/diagnostic_marks.h"
#include "editor/editor_page.h"
#include "editor/text_editor.h"
#include "program_test.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// The editor, with the clone around its files and GitHub behind it.
class AppEditor : public tests::ProgramTest {
    Q_OBJECT

    QString put(const QString& name, const QByteArray& text)
    {
        const QString path = both().folder() + u"/clone/"_s + name;
        QFile file(path);
        const bool isThere = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
            && file.write(text) == text.size();
        return isThere ? path : QString();
    }

    /// The editor shows a finding of this rule.
    bool shows(const QString& rule)
    {
        const auto* editor = program().editor().window();
        if (!editor || !editor->page())
            return false;
        return std::ranges::any_of(
            editor->page()->editor().diagnostics().marks(),
            [&](const views::DiagnosticMarks::Mark& mark) { return mark.diagnostic.rule == rule; });
    }

private Q_SLOTS:
    void whatACloneLacksIsTold()
    {
        const QString path
            = put(u".github/workflows/ci.yml"_s, "on: push\njobs:\n  a:\n    uses: ./.github/workflows/nowhere.yml\n");
        program().editor().open({path});
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"reusable-missing"_s), patience);
    }

    void theSettingsOfACloneAreJudgedWhileTheyAreTyped()
    {
        const QString path = put(u".github/signalbox-lint.yml"_s, "rules: {nonsense: off}\n");
        program().editor().open({path});
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"settings"_s), patience);
        auto& text = program().editor().window()->page()->editor();
        text.changeTo(u"rules: {key-case: off}\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!shows(u"settings"_s), patience);
    }

    void whatTheSettingsLeaveOutIsNotJudged()
    {
        put(u".github/signalbox-lint.yml"_s, "ignore: [.github/workflows/old.yml]\n");
        program().editor().open({put(u".github/workflows/old.yml"_s, "nonsense: true\n")});
        QVERIFY(!program().editor().window()->page()->hasCheck());
        program().editor().open({put(u".github/workflows/new.yml"_s, "nonsense: true\n")});
        QVERIFY(program().editor().window()->page()->hasCheck());
    }

    void filesOfOtherProgramsAreOfferedNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("offered");
        QTest::newRow("workflow") << u".github/workflows/ci.yml"_s << true;
        QTest::newRow("action") << u"action.yml"_s << true;
        QTest::newRow("Makefile") << u"Makefile"_s << false;
        QTest::newRow("script") << u"scripts/deploy.sh"_s << false;
        QTest::newRow("settings") << u".github/signalbox-lint.yml"_s << false;
    }

    void filesOfOtherProgramsAreOfferedNothing()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, offered);
        program().editor().open({put(name, "\n")});
        const views::EditorPage* page = program().editor().window()->page();
        QTRY_VERIFY_WITH_TIMEOUT(page->isOpen(), patience);
        page->editor().complete();
        const auto* offers = page->editor().findChild<views::CompletionPopup*>();
        QVERIFY(offers);
        QCOMPARE(offers->isVisible(), offered);
    }

    void whatNobodyKnowsIsLearnedFromGitHubWhileTheFileIsOpen()
    {
        repository().files[u"deploy/action.yml"_s] = "inputs: {target: {}}\nruns: {using: node24, main: index.js}\n";
        server().world().touch(repository());
        const QString path = put(u".github/workflows/ci.yml"_s,
                                 "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: "
                                     + QStringView(tests::SignedInProgram::project).toUtf8()
                                     + "/deploy@main\n        with: {traget: all}\n");
        program().editor().open({path});
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"action-input-unknown"_s), patience);
    }
};

QTEST_MAIN(AppEditor)
#include "app_editor.moc"
