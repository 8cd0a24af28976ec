// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/permissions_note.h"

#include "common/plain_text.h"
#include "common/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QLabel* strong(const QString& words)
{
    QLabel* label = plainLabel(words);
    label->setFont(textFont(TextRole::Strong));
    return label;
}

QLabel* wrapped(const QString& words)
{
    QLabel* label = mutedLabel(words);
    label->setWordWrap(true);
    return label;
}

} // namespace

PermissionsNote::PermissionsNote(QWidget* parent)
    : QWidget(parent)
{
    auto* fineGrained = new QPushButton(u"Make a &fine-grained token…"_s);
    fineGrained->setObjectName(u"fineGrainedPage"_s);
    auto* classic = new QPushButton(u"Make a c&lassic token…"_s);
    classic->setObjectName(u"classicPage"_s);
    connect(fineGrained, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(Page::FineGrained); });
    connect(classic, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(Page::Classic); });

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, space::Small, 0, 0);
    layout->setHorizontalSpacing(space::Large);
    layout->setVerticalSpacing(space::Hair);
    layout->setRowMinimumHeight(2, space::Small);
    layout->setColumnStretch(0, 1);
    layout->addWidget(strong(u"Fine-grained: the least it needs"_s), 0, 0);
    layout->addWidget(
        wrapped(u"Metadata: read. Actions: read and write; read alone is enough to watch. "
                u"Contents: read adds the graph of a run's jobs. "
                u"GitHub cannot give Checks to fine-grained tokens, so annotations of private repositories "
                u"stay out."_s),
        1, 0);
    layout->addWidget(fineGrained, 0, 1, 2, 1, Qt::AlignVCenter);
    layout->addWidget(strong(u"Classic"_s), 3, 0);
    layout->addWidget(wrapped(u"The scope repo. It may do more than Signalbox needs."_s), 4, 0);
    layout->addWidget(classic, 3, 1, 2, 1, Qt::AlignVCenter);
}

} // namespace signalbox::views
