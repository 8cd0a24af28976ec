// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/text_comparison.h"

#include "common/plain_text.h"
#include "editor/comparison_pane.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

TextComparison::TextComparison(const QString& title, const QString& before, const QString& after, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"textComparison"_s);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* text = new ComparisonPane;
    text->setAccessibleName(title);
    text->compare(before, after);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(mutedLabel(text->words()));
    column->addWidget(text, 1);
    column->addWidget(buttons);
    resize(760, 520);
}

} // namespace signalbox::views
