// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_lines.h"

#include <QTest>

using namespace signalbox::core;

class CoreTextLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPositionCountsLinesAndLettersFromOne()
    {
        const QByteArray text("ab\nüx\n");
        const TextLines lines(text);
        QCOMPARE(lines.count(), 3);
        QCOMPARE(lines.positionAt(0), (TextPosition{.line = 1, .column = 1}));
        QCOMPARE(lines.positionAt(2), (TextPosition{.line = 1, .column = 3}));
        QCOMPARE(lines.positionAt(3), (TextPosition{.line = 2, .column = 1}));
        QCOMPARE(lines.positionAt(5), (TextPosition{.line = 2, .column = 2}));
        QCOMPARE(lines.positionAt(7), (TextPosition{.line = 3, .column = 1}));
    }

    void anOffsetOutsideIsTheNearestEnd()
    {
        const QByteArray text("ab\r\nc");
        const TextLines lines(text);
        QCOMPARE(lines.positionAt(-5), (TextPosition{.line = 1, .column = 1}));
        QCOMPARE(lines.positionAt(99), (TextPosition{.line = 2, .column = 2}));
        QCOMPARE(lines.offsetAt({.line = 1, .column = 99}), 2);
        QCOMPARE(lines.offsetAt({.line = 9, .column = 1}), 5);
        QCOMPARE(lines.lineRange(9), (TextRange{.start = 5, .end = 5}));
    }

    void aPositionAndItsOffsetLeadToEachOther()
    {
        const QByteArray text("a\n\n  zwölf\r\nx");
        const TextLines lines(text);
        for (int offset = 0; offset <= text.size(); ++offset) {
            if (offset < text.size()
                && ((static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U || text[offset] == '\n'))
                continue;
            QCOMPARE(lines.offsetAt(lines.positionAt(offset)), offset);
        }
    }

    void nothingIsOneEmptyLine()
    {
        const TextLines lines{QByteArrayView()};
        QCOMPARE(lines.count(), 1);
        QCOMPARE(lines.lineAt(0), 1);
        QVERIFY(lines.lineRange(1).isEmpty());
    }
};

QTEST_APPLESS_MAIN(CoreTextLines)
#include "core_text_lines.moc"
