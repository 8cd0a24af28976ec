// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The first start: from an empty profile to a repository that is watched.
class DesktopSignIn : public tests::DrivenTest {
    Q_OBJECT

    bool prepare() override { return true; }
    QString server() { return program().server().apiUrl().toString(); }
    /// What the window then shows of it.
    bool isWatched() { return row(u"cards"_s, u"rust-langgraph"_s).isValid(); }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void byMouse()
    {
        // Words can only be typed; everything else is the mouse's.
        QVERIFY(hand().click(u"host"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(server()));
        QVERIFY(hand().click(u"token"_s));
        QVERIFY(hand().type(u"write-token"_s));
        QVERIFY(hand().click(u"check"_s));
        auto* choices = hand().seen<QListView>(u"repositoryChoices"_s);
        QVERIFY(choices);
        const auto offered = row(u"repositoryChoices"_s, u"rust-langgraph"_s);
        QVERIFY(offered.isValid());
        // On the box, not the words beside it.
        choices->scrollTo(offered);
        QVERIFY(hand().clickBox(*choices, offered));
        QVERIFY(hand().until([&] { return offered.data(Qt::CheckStateRole).toInt() == Qt::Checked; }));
        QVERIFY(hand().click(u"watch"_s));
        QVERIFY(hand().until([this] { return !program().signInDialog(); }));
        QVERIFY(isWatched());
    }

    void escapeLeavesAWindowThatSaysHowToComeBack()
    {
        QVERIFY(hand().seen(u"host"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().until([this] { return !program().signInDialog(); }));
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
