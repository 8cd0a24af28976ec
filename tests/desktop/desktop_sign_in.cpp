// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"

#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QPushButton>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The first start: from an empty profile to a repository that is watched, and where the token is from then on.
class DesktopSignIn : public tests::DrivenTest {
    Q_OBJECT

    bool prepare() override { return true; }
    QString server() { return program().server().apiUrl().toString(); }
    bool answers(const QString& words)
    {
        return hand().until([&] {
            const auto* label = hand().seen<QLabel>(u"checkResult"_s);
            return label && label->text().contains(words);
        });
    }
    bool isDone()
    {
        return hand().until([this] { return !program().signInDialog(); });
    }
    /// What the window then shows of it.
    bool isWatched() { return row(u"cards"_s, u"rust-langgraph"_s).isValid(); }
    /// What GNOME Keyring has, as another program sees it.
    QString kept(const QString& login = u"octavia"_s)
    {
        const auto id = login + u'@' + program().server().apiUrl().host();
        return desktop().run(u"secret-tool"_s, {u"lookup"_s, u"server"_s, u"signalbox"_s, u"user"_s, id}).trimmed();
    }
    bool isKept(const QString& token)
    {
        return hand().until([&] { return kept() == token; });
    }
    QStringList filesWith(const QByteArray& text)
    {
        return tests::filesWith(program().folder(), text) + tests::filesWith(desktop().home(), text);
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void byMouse()
    {
        // Words can only be typed or pasted; everything else is the mouse's.
        QVERIFY(hand().click(u"host"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(server()));
        QVERIFY(hand().click(u"token"_s));
        QVERIFY(hand().type(u"bad-token"_s));
        QVERIFY(hand().click(u"check"_s));
        QVERIFY(answers(u"GitHub does not accept the token."_s));
        QVERIFY(!hand().seen(u"watch"_s)->isEnabled());

        QGuiApplication::clipboard()->setText(u" pasted-by-mouse\n"_s); // as a web page gives it
        QVERIFY(hand().chooseFromMenu(u"token"_s, u"Select All"_s));
        QVERIFY(hand().chooseFromMenu(u"token"_s, u"Paste"_s));
        QVERIFY(hand().click(u"check"_s));
        QVERIFY(answers(u"Signed in as octavia"_s));
        auto* choices = hand().seen<QListView>(u"repositoryChoices"_s);
        QVERIFY(choices);
        const auto offered = row(u"repositoryChoices"_s, u"rust-langgraph"_s);
        QVERIFY(hand().clickBox(*choices, offered));
        QVERIFY(hand().until([&] { return offered.data(Qt::CheckStateRole).toInt() == Qt::Checked; }));
        QVERIFY(hand().click(u"watch"_s));
        QVERIFY(isDone());
        QVERIFY(isWatched());
        QVERIFY(isKept(u"pasted-by-mouse"_s));
    }

    void byKeys()
    {
        QVERIFY(hand().tabTo(u"host"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(server()));
        QVERIFY(hand().tabTo(u"token"_s));
        QVERIFY(hand().type(u"bad-token"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(answers(u"GitHub does not accept the token."_s));
        QVERIFY2(hand().standsIn(u"token"_s), qPrintable(hand().whereItStands()));

        QGuiApplication::clipboard()->setText(u"pasted-by-keys"_s);
        QVERIFY(hand().press(u"ctrl+a ctrl+v Return"_s));
        QVERIFY(answers(u"Signed in as octavia"_s));
        QVERIFY(hand().tabTo(u"repositoryField"_s));
        QVERIFY(hand().type(u"rust-lang"_s));
        QVERIFY(row(u"repositoryChoices"_s, u"rust-langgraph"_s).isValid());
        QVERIFY(hand().tabTo(u"repositoryChoices"_s));
        QVERIFY(hand().press(u"Home space"_s));
        QVERIFY(hand().until([this] { return hand().seen(u"watch"_s)->isEnabled(); }));
        QVERIFY(hand().tabTo(u"watch"_s));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(isDone());
        QVERIFY(isWatched());
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
        QVERIFY(isKept(u"pasted-by-keys"_s));
    }

    void theTokenIsInTheKeychainAndInNoFileAndTheNextStartIsSignedIn()
    {
        QVERIFY(hand().tabTo(u"host"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(server()));
        QVERIFY(hand().tabTo(u"token"_s));
        QVERIFY(hand().type(u"typed-by-hand"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(answers(u"Signed in as octavia"_s));
        QVERIFY(hand().tabTo(u"repositoryField"_s));
        QVERIFY(hand().type(u"langgraph/rust-langgraph"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(hand().press(u"alt+w"_s));
        QVERIFY(isDone());
        QVERIFY(isWatched());
        QVERIFY(isKept(u"typed-by-hand"_s));

        program().start();
        QVERIFY(isWatched());
        QVERIFY(hand().until([this] { return program().program().accounts().first() != nullptr; }));
        QVERIFY(!program().signInDialog());
        // It was read where the keys were, and the token was not.
        QVERIFY(!filesWith("octavia").isEmpty());
        QCOMPARE(filesWith("typed-by-hand"), QStringList());
    }

    void anotherAccountIsAdded()
    {
        QVERIFY(program().signIn());
        QVERIFY(isWatched());
        program().server().tokens().set(u"token-of-mbrandt"_s, {.login = u"mbrandt"_s});
        QVERIFY(hand().chooseFromMenuBar(u"File"_s, u"Account and repositories"_s));
        QVERIFY(hand().click(u"host"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(server()));
        QVERIFY(hand().click(u"token"_s));
        QVERIFY(hand().type(u"token-of-mbrandt"_s));
        QVERIFY(hand().click(u"check"_s));
        QVERIFY(answers(u"Signed in as mbrandt"_s));
        QVERIFY(hand().click(u"watch"_s)); // what is watched already is chosen
        QVERIFY(isDone());
        QVERIFY(hand().until([this] { return program().program().accounts().working().size() == 2; }));
        QVERIFY(hand().until([this] { return kept(u"mbrandt"_s) == u"token-of-mbrandt"_s; }));
        QCOMPARE(kept(), u"write-token"_s);
    }

    void escapeLeavesAWindowThatSaysHowToComeBack()
    {
        QVERIFY(hand().seen(u"host"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(isDone());
        QVERIFY(hand().press(u"ctrl+comma"_s));
        QVERIFY(hand().seen(u"host"_s));
        const auto* keeping = hand().seen<QLabel>(u"keeping"_s);
        QVERIFY(hand().until([&] { return keeping->text().contains(u"the system keychain, and nowhere else"_s); }));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopSignIn>(argc, argv);
}
#include "desktop_sign_in.moc"
