// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/check.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox::expressions;

/// What is said about the expressions of a text.
class ExpressionsCheck : public QObject {
    Q_OBJECT
};

QTEST_GUILESS_MAIN(ExpressionsCheck)
#include "expressions_check.moc"
