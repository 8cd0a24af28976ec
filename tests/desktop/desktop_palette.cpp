// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"

#include <QLineEdit>
#include <QListWidget>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The palette that reaches everything, and the two windows of the Help menu.
class DesktopPalette : public tests::DrivenTest {
    Q_OBJECT

    bool titleHas(const QString& words)
    {
        return hand().until([&] { return program().window().windowTitle().contains(words); });
    }
    bool isGone(const QString& name)
    {
        return hand().until([&] { return !hand().sees(name); });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void byMouse()
    {
        QVERIFY(row(u"cards"_s, u"rust-langgraph"_s).isValid());
        QVERIFY(hand().chooseFromMenuBar(u"Go"_s, u"Go to or do"_s));
        auto* list = hand().seen<QListWidget>(u"paletteList"_s);
        QVERIFY(list);
        QVERIFY(hand().click(*list, row(u"paletteList"_s, u"Inbox"_s)));
        QVERIFY(titleHas(u"Inbox"_s));
        QVERIFY(isGone(u"palette"_s));
    }

    void byKeys()
    {
        const auto number = program().newestFailed().number;
        QVERIFY(program().open(program().newestFailed())); // the program knows it from here on
        QVERIFY(hand().press(u"ctrl+1"_s));
        QVERIFY(titleHas(u"Overview"_s));
        QVERIFY(hand().press(u"ctrl+k"_s));
        QVERIFY2(hand().standsIn(u"paletteText"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().type(u"#%1"_s.arg(number)));
        QVERIFY(row(u"paletteList"_s, u"#%1"_s.arg(number)).isValid());
        QVERIFY(hand().until([this] { return hand().seen<QListWidget>(u"paletteList"_s)->count() < 5; }));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(titleHas(u"#%1"_s.arg(number)));
        QVERIFY(isGone(u"palette"_s));
    }

    void escapeChangesNothing()
    {
        QVERIFY(row(u"cards"_s, u"rust-langgraph"_s).isValid());
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+k"_s));
        QVERIFY(hand().standsIn(u"paletteText"_s));
        QVERIFY(hand().press(u"Down Escape"_s));
        QVERIFY(isGone(u"palette"_s));
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
        QVERIFY(titleHas(u"Overview"_s));
    }

    void theKeysAreListedAndTheListIsLeftByEscape()
    {
        QVERIFY(hand().press(u"F1"_s));
        QVERIFY(hand().seen(u"Keyboard shortcuts"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(isGone(u"Keyboard shortcuts"_s));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopPalette>(argc, argv);
}
#include "desktop_palette.moc"
