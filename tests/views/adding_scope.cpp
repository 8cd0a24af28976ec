// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/scope_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;
using Branches = core::RepositoryScope::Branches;

/// The dialog for the workflows and branches that count, in a real window.
class AddingScope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_dialog.reset(); }

    void whatCountsNowIsShown()
    {
        open({.leftOut = {path(u"docs"_s), u"gone.yml"_s}, .branches = Branches::Some, .patterns = {u"a"_s, u"b/*"_s}});
        QCOMPARE(list()->count(), 2);
        QCOMPARE(list()->item(0)->text(), u"CI  (ci.yml)"_s);
        QCOMPARE(list()->item(0)->checkState(), Qt::Checked);
        QCOMPARE(list()->item(1)->checkState(), Qt::Unchecked);
        QCOMPARE(m_dialog->findChild<QLineEdit*>(u"scopePatterns"_s)->text(), u"a b/*"_s);
        QVERIFY(words().startsWith(u"1 of 2 workflows, branches a, b/*"_s));
        // What is left out and not known now stays left out.
        QCOMPARE(m_dialog->scope().leftOut, (QStringList{u"gone.yml"_s, path(u"docs"_s)}));
    }

    void tickingAndTypingChoose()
    {
        open({});
        QVERIFY(words().startsWith(u"Everything counts"_s));
        QSignalSpy chosen(m_dialog.get(), &ScopeDialog::scopeChosen);
        list()->item(1)->setCheckState(Qt::Unchecked);
        auto* patterns = m_dialog->findChild<QLineEdit*>(u"scopePatterns"_s);
        patterns->setFocus();
        QTest::keyClicks(patterns, u"main"_s);
        QVERIFY(m_dialog->findChild<QRadioButton*>(u"scopeSome"_s)->isChecked());
        button(QDialogButtonBox::Ok)->click();
        QCOMPARE(
            chosen.front().front().value<core::RepositoryScope>(),
            (core::RepositoryScope{.leftOut = {path(u"docs"_s)}, .branches = Branches::Some, .patterns = {u"main"_s}}));
        QVERIFY(!m_dialog->isVisible());
    }

    void noPatternIsNoChoiceOfBranches()
    {
        open({});
        m_dialog->findChild<QRadioButton*>(u"scopeSome"_s)->setChecked(true);
        QVERIFY(m_dialog->scope().isWhole());
        m_dialog->findChild<QRadioButton*>(u"scopeDefault"_s)->setChecked(true);
        QCOMPARE(m_dialog->scope().branches, Branches::Default);
    }

    void cancellingChangesNothing()
    {
        open({});
        QSignalSpy chosen(m_dialog.get(), &ScopeDialog::scopeChosen);
        list()->item(0)->setCheckState(Qt::Unchecked);
        button(QDialogButtonBox::Cancel)->click();
        QCOMPARE(chosen.size(), 0);
    }

    void withoutAWorkflowItSaysSo()
    {
        m_dialog = std::make_unique<ScopeDialog>(core::RepositoryName{u"octo"_s, u"app"_s},
                                                 std::vector<core::Workflow>(), core::RepositoryScope());
        QVERIFY(words().startsWith(u"No workflow is known"_s));
    }

private:
    static QString path(const QString& name) { return u".github/workflows/%1.yml"_s.arg(name); }
    void open(const core::RepositoryScope& scope)
    {
        const std::vector<core::Workflow> workflows{{.id = {2}, .name = u"Docs"_s, .path = path(u"docs"_s)},
                                                    {.id = {1}, .name = u"CI"_s, .path = path(u"ci"_s)}};
        m_dialog = std::make_unique<ScopeDialog>(core::RepositoryName{u"octo"_s, u"app"_s}, workflows, scope);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    QListWidget* list() { return m_dialog->findChild<QListWidget*>(); }
    QString words() { return m_dialog->findChild<QLabel*>(u"scopeWords"_s)->text(); }
    QPushButton* button(QDialogButtonBox::StandardButton which)
    {
        return m_dialog->findChild<QDialogButtonBox*>()->button(which);
    }

    std::unique_ptr<ScopeDialog> m_dialog;
};

QTEST_MAIN(AddingScope)
#include "adding_scope.moc"
