// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/add_dialog.h"
#include "adding/typed_target.h"
#include "common/banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;
using WhenNew = core::OwnerRule::WhenNew;

namespace {

core::Repository repository(const QString& name, bool archived = false)
{
    return {.name = {u"octo"_s, name}, .archived = archived, .canPush = true};
}

QString described(const TypedTarget& target)
{
    if (std::holds_alternative<NothingTyped>(target))
        return u"nothing"_s;
    if (std::holds_alternative<NotUnderstood>(target))
        return u"?"_s;
    if (const auto* owner = std::get_if<TypedOwner>(&target))
        return u"owner "_s + owner->login;
    QStringList names;
    for (const auto& name : std::get<TypedRepositories>(target))
        names << name.full();
    return names.join(u' ');
}

} // namespace

/// The dialog that adds repositories, in a real window.
class AddingDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<AddDialog>();
        m_dialog->setWatched({{u"octo"_s, u"watched"_s}});
        m_dialog->setCost([](int repositories) { return u"%1 in all"_s.arg(repositories); });
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void whatIsTypedIsUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char* text, const char* meaning) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(meaning);
        };
        row("", "nothing");
        row("  ", "nothing");
        row("rust-lang", "owner rust-lang");
        row("@rust-lang", "owner rust-lang");
        row("https://github.com/rust-lang", "owner rust-lang");
        row("https://github.com/rust-lang/", "owner rust-lang");
        row("github.com/rust-lang", "owner rust-lang");
        row("https://github.com/orgs/rust-lang/repositories", "owner rust-lang");
        row("https://github.com/orgs/rust-lang", "owner rust-lang");
        row("https://github.com/orgs/rust-lang/repositories?q=a", "owner rust-lang");
        row("rust-lang/rust", "rust-lang/rust");
        row("https://github.com/rust-lang/rust", "rust-lang/rust");
        row("https://github.com/rust-lang/rust/actions/runs/123", "rust-lang/rust");
        row("https://github.com/rust-lang/rust?tab=readme", "rust-lang/rust");
        row("git@github.com:rust-lang/rust.git", "rust-lang/rust");
        row("a/b, c/d\te/f", "a/b c/d e/f");
        row("a/b rust-lang", "?");
        row("!!", "?");
        row("a/b/c", "?");
        row("-owner", "?");
    }
    void whatIsTypedIsUnderstood()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, meaning);
        QCOMPARE(described(typedTarget(text)), meaning);
    }

    void anOwnerIsListedAndChosenFrom()
    {
        QSignalSpy asked(m_dialog.get(), &AddDialog::ownerRequested);
        QSignalSpy wanted(m_dialog.get(), &AddDialog::watchRequested);
        type(u"octo"_s);
        QCOMPARE(asked.front().back().toString(), u"octo"_s);
        const int number = asked.front().front().toInt();
        QVERIFY(!button(u"addWatch"_s)->isEnabled());
        m_dialog->setProgress(number, 200);
        QVERIFY(hint().contains(u"200"_s));
        m_dialog->setListed(number, {repository(u"app"_s), repository(u"app-docs"_s), repository(u"watched"_s)});
        child<QLineEdit>(u"offerLeaveOut"_s)->setText(u"*-docs"_s);
        button(u"offerAll"_s)->click();
        QCOMPARE(button(u"addWatch"_s)->text(), u"Watch 1 repository"_s);
        QCOMPARE(child<QLabel>(u"addCost"_s)->text(), u"2 in all"_s);
        choose(WhenNew::Watch);
        button(u"addWatch"_s)->click();
        QCOMPARE(wanted.size(), 1);
        const auto rule = wanted.front().back().value<core::OwnerRule>();
        QCOMPARE(rule.owner, u"octo"_s);
        QCOMPARE(rule.leaveOut, QStringList{u"*-docs"_s});
        QCOMPARE(rule.whenNew, WhenNew::Watch);
        QVERIFY(!m_dialog->isVisible());
    }

    void aRepositoryIsAddedByItsNameAlone()
    {
        QSignalSpy wanted(m_dialog.get(), &AddDialog::watchRequested);
        type(u"https://github.com/octo/tool/actions"_s);
        QCOMPARE(child<QLineEdit>(u"addField"_s)->text(), QString());
        button(u"addWatch"_s)->click();
        const auto names = wanted.front().front().value<std::vector<core::RepositoryName>>();
        QCOMPARE(names.size(), 1U);
        QCOMPARE(names.front().full(), u"octo/tool"_s);
        QCOMPARE(wanted.front().back().value<core::OwnerRule>().owner, QString()); // there is nothing to remember
    }

    void thoseThatTheTokenSeesAreListed()
    {
        QSignalSpy asked(m_dialog.get(), &AddDialog::visibleRequested);
        button(u"addVisible"_s)->click();
        m_dialog->setListed(asked.front().front().toInt(), {});
        QCOMPARE(hint(), u"Your token can see no repository."_s);
        QVERIFY(!child<QComboBox>(u"addWhenNew"_s)->isEnabled()); // nobody's repositories are listed
    }

    void anErrorIsSaidAndNothingTypedIsLost_data()
    {
        QTest::addColumn<core::Error>("error");
        QTest::newRow("none") << core::Error{.kind = core::ErrorKind::NotFound, .what = u"Nothing."_s};
        QTest::newRow("sso") << core::Error{.kind = core::ErrorKind::Forbidden, .what = u"Single sign-on."_s};
        QTest::newRow("rate") << core::Error{.kind = core::ErrorKind::RateLimited, .what = u"Used up."_s};
        QTest::newRow("offline") << core::Error{.kind = core::ErrorKind::Offline, .what = u"Not reached."_s};
    }
    void anErrorIsSaidAndNothingTypedIsLost()
    {
        QFETCH(const core::Error, error);
        type(u"octo/tool"_s);
        QSignalSpy asked(m_dialog.get(), &AddDialog::ownerRequested);
        type(u"octo"_s);
        m_dialog->setFailed(asked.front().front().toInt(), error);
        auto* banner = m_dialog->findChild<Banner*>();
        QVERIFY(banner->isVisible());
        QVERIFY(error.kind == core::ErrorKind::NotFound ? banner->what().contains(u"octo"_s)
                                                        : banner->what() == error.what);
        QCOMPARE(child<QLineEdit>(u"addField"_s)->text(), u"octo"_s);
        QVERIFY(button(u"addWatch"_s)->isEnabled()); // the one that was typed before is still ticked
        Q_EMIT banner->actionTriggered();
        QCOMPARE(asked.size(), 2);
        QVERIFY(banner->isHidden());
    }

    void aLateAnswerToAnOlderQuestionIsPassedOver()
    {
        QSignalSpy asked(m_dialog.get(), &AddDialog::ownerRequested);
        m_dialog->list(u"first"_s);
        m_dialog->list(u"second"_s);
        m_dialog->setListed(asked.front().front().toInt(), {repository(u"app"_s)});
        m_dialog->setFailed(asked.front().front().toInt(), {.what = u"Late."_s});
        QCOMPARE(child<QListView>(u"offer"_s)->model()->rowCount(), 0);
        QVERIFY(m_dialog->findChild<Banner*>()->isHidden());
    }

    void whatIsKnownOfAnOwnerIsThereAgain()
    {
        m_dialog->setRules(
            {{.owner = u"Octo"_s, .leaveOut = {u"a*"_s, u"b*"_s}, .archivedToo = true, .whenNew = WhenNew::Offer}});
        QSignalSpy asked(m_dialog.get(), &AddDialog::ownerRequested);
        m_dialog->list(u"octo"_s, {{u"octo"_s, u"new"_s}});
        m_dialog->setListed(asked.front().front().toInt(),
                            {repository(u"new"_s), repository(u"apple"_s), repository(u"old"_s, true)});
        QCOMPARE(child<QLineEdit>(u"offerLeaveOut"_s)->text(), u"a* b*"_s);
        QVERIFY(child<QCheckBox>(u"offerArchived"_s)->isChecked());
        QCOMPARE(button(u"addWatch"_s)->text(), u"Watch 1 repository"_s); // the new one is ticked
        QCOMPARE(child<QComboBox>(u"addWhenNew"_s)->currentData().toInt(), int(WhenNew::Offer));
    }

    void theSearchFindsInTheList()
    {
        QSignalSpy asked(m_dialog.get(), &AddDialog::visibleRequested);
        button(u"addVisible"_s)->click();
        m_dialog->setListed(asked.front().front().toInt(), {repository(u"app"_s), repository(u"tool"_s)});
        child<QLineEdit>(u"offerSearch"_s)->setText(u"OOL"_s);
        QCOMPARE(child<QListView>(u"offer"_s)->model()->rowCount(), 1);
        QVERIFY(child<QLabel>(u"offerCounts"_s)->text().startsWith(u"0 of 2"_s));
    }

private:
    template <class Widget>
    Widget* child(const QString& name)
    {
        return m_dialog->findChild<Widget*>(name);
    }
    QPushButton* button(const QString& name) { return child<QPushButton>(name); }
    QString hint() { return child<QLabel>(u"addHint"_s)->text(); }
    void type(const QString& text)
    {
        auto* field = child<QLineEdit>(u"addField"_s);
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void choose(WhenNew whenNew)
    {
        auto* box = child<QComboBox>(u"addWhenNew"_s);
        box->setCurrentIndex(box->findData(int(whenNew)));
    }

    std::unique_ptr<AddDialog> m_dialog;
};

QTEST_MAIN(AddingDialog)
#include "adding_dialog.moc"
