// The invented units of Tỉnh Mẫu and what the province reports itself. What becomes of them stands in generate.mjs.

// code | name | English name | paperwork in % | procedures | public service units in 2021 | their posts

export const DEPARTMENTS = `
    VP      | Văn phòng UBND tỉnh                 | Office of the Provincial People's Committee |  20 |  12 |  3 |  42
    SNV     | Sở Nội vụ                           | Department of Home Affairs                  |  70 |  98 |  3 |  65
    STP     | Sở Tư pháp                          | Department of Justice                       | 240 | 126 |  4 |  88
    STC     | Sở Tài chính                        | Department of Finance                       |  30 |  74 |  2 |  31
    SKHDT   | Sở Kế hoạch và Đầu tư               | Department of Planning and Investment       | 110 |  92 |  2 |  28
    SCT     | Sở Công Thương                      | Department of Industry and Trade            | 120 | 124 |  3 |  84
    SNN     | Sở Nông nghiệp và Môi trường        | Department of Agriculture and Environment   | 210 | 187 | 21 | 402
    SXD     | Sở Xây dựng                         | Department of Construction                  | 190 | 142 |  6 | 173
    SKHCN   | Sở Khoa học và Công nghệ            | Department of Science and Technology        |  40 |  96 |  5 | 112
    SGDDT   | Sở Giáo dục và Đào tạo              | Department of Education and Training        |  60 | 118 | 44 | 2816
    SYT     | Sở Y tế                             | Department of Health                        | 130 | 135 | 24 | 3912
    SVHTTDL | Sở Văn hóa, Thể thao và Du lịch     | Department of Culture, Sports and Tourism   |  60 | 131 | 14 | 318
    SDTTG   | Sở Dân tộc và Tôn giáo              | Department of Ethnic and Religious Affairs  |  20 |  44 |  1 |  12
    TTR     | Thanh tra tỉnh                      | Provincial Inspectorate                     |  10 |  14 |  0 |   0
    BQLKCN  | Ban Quản lý các khu công nghiệp     | Management Board of Industrial Parks        |  90 |  58 |  1 |  17`;

export const DISTRICTS = `
    Thành phố Mẫu Thành|Thị xã Bình Nguyên|Huyện Lâm Thượng|Huyện Hòa Khê|Huyện Sơn Thạch|Huyện Vĩnh Hà|Huyện Đông Lĩnh
    Huyện Tây Khê|Huyện Nam Lĩnh`;

// The 25 communes from 1 July 2025 and the 60 before. The first digit of an old code is its district: M11 and M14 lie in two.
export const COMMUNES = `
    M01 Phường Mẫu Thành: X11 Phường Cửa Bắc, X12 Phường Cửa Đông, X13 Phường Phú Lạc
    M02 Phường Tân Lạc: X14 Phường Tân Lạc, X15 Phường Hòa Thịnh, X16 Xã Phú Khê
    X17 Xã Đồng Mẫu
    M03 Phường Bình Nguyên: X21 Phường Bình Nguyên, X22 Phường An Thịnh, X23 Xã Bình Khê
    M04 Phường Nguyên Hòa: X24 Phường Nguyên Hòa, X25 Xã Minh Lạc, X26 Xã Thuận Khê
    X27 Xã Cồn Sậy
    M05 Xã Lâm Thượng: X31 Thị trấn Lâm Thượng, X32 Xã Lâm Trung, X33 Xã Lâm Hạ
    M06 Xã Suối Mơ: X34 Xã Suối Mơ, X35 Xã Đá Dựng, X36 Xã Thác Trắng
    X37 Xã Đỉnh Mây
    M07 Xã Hòa Khê: X41 Thị trấn Hòa Khê, X42 Xã Khê Nam, X43 Xã Khê Bắc
    M08 Xã Liên Khê: X44 Xã Liên Khê, X45 Xã Liên Thịnh, X46 Xã Đồng Liễu
    X47 Xã Vạn Chài
    M09 Xã Sơn Thạch: X51 Thị trấn Sơn Thạch, X52 Xã Thạch Trung, X53 Xã Thạch Hậu
    M10 Xã Thạch Lộc: X54 Xã Thạch Lộc, X55 Xã Thạch Mỹ
    M11 Xã Thạch Vĩnh: X56 Xã Thạch Đoài, X66 Xã Vĩnh Đoài
    M12 Xã Vĩnh Hà: X61 Thị trấn Vĩnh Hà, X62 Xã Vĩnh Thượng, X63 Xã Vĩnh Trung
    M13 Xã Hà Thanh: X64 Xã Hà Thanh, X65 Xã Hà Lâm
    M14 Xã Song Bình: X57 Xã Thạch Bình, X67 Xã Vĩnh Bình
    M15 Xã Đông Lĩnh: X71 Thị trấn Đông Lĩnh, X72 Xã Lĩnh Xuân, X73 Xã Lĩnh Thu
    M16 Xã Lĩnh Sơn: X74 Xã Lĩnh Sơn, X75 Xã Lĩnh Nguyên, X76 Xã Lĩnh Đoài
    M17 Xã Tây Khê: X81 Thị trấn Tây Khê, X82 Xã Tây Thịnh, X83 Xã Tây Mỹ
    M18 Xã Khê Thượng: X84 Xã Khê Thượng, X85 Xã Khê Trung, X86 Xã Khê Hạ
    M19 Xã Nam Lĩnh: X91 Thị trấn Nam Lĩnh, X92 Xã Nam Đoài, X93 Xã Nam Lạc
    M20 Xã Hải Mẫu: X94 Xã Hải Mẫu, X95 Xã Hải Đoài
    X96 Xã Hòn Mẫu`;

// What the province reports itself: surveys [percent, people asked] and indices of 2021 to 2024 (those of a year appear in the
// spring after it), ratios [n, d] and milestones of 2021 to 2026; null is no row.
export const PROVINCE = {
    'TTHC-11': [['84.12', 1200], ['86.4', 1200], ['87.95', 1450], ['89.3', 1500]],
    'TTHC-12': [['74.6', 420], ['77.25', 420], ['79.8', 510], ['81.4', 540]],
    'TTHC-13': [['79.3', 260], ['81', 260], ['83.7', 300], ['85.2', 310]],
    'TTHC-14': [null, ['83.4', 240], ['84.1', 240], ['86.75', 260]],  // 2021: no survey of the province, but three of its parts
    'TCBM-05': [['83.21', 1200], ['82.05', 1200], ['83.87', 1450], ['85.14', 1500]],
    'TCBM-06': [['80.4', 800], ['81.9', 800], ['83.15', 900], ['84.4', 900]],
    'TCBM-07': [['82.7', 800], ['83.6', 800], ['85.3', 900], ['86.2', 900]],
    'BC-01': ['62.31', '63.2', '64.87', '66.02'],
    'BC-02': ['85.9', '84.12', '86.7', '88.35'],  // 2022 worse than 2021
    'BC-03': ['83.21', '82.05', '83.87', '85.14'],
    'CDCV-08': [[3, 11], [4, 11], [5, 11], [5, 10], [6, 10], [6, 10]],
    'CQS-01': [[18214, 96130], [61877, 152460], [143902, 214385], [241066, 283610], [329518, 351242], [402871, 431506]],
    'CQS-10': [[402118, 688340], [467935, 693115], [533270, 697480], [581964, 701205], [604431, 704860], [618204, 707930]],  // attained early
    'TC-03': ['0', '0', '0', '1', '1', '1'],
    'TC-04': ['0', '0', '0', '0', '0', '1'],      // missed, and attained late
    'TC-05': ['0', '0', '0', '0', '0', '0'],      // in progress until 2030
    'TCBM-04': ['0', '0', '0', '0', '1', '1'],
    'TCBM-08': ['0', '0', '0', '0', '1', '1'],    // five years early
    'TCBM-09': ['0', '0', null, null, null, null], // a 0 that is carried on is no report
    'CDCV-01': ['0', '0', '1', '1', '0', '1'],    // done, undone, and done again
    'CDCV-05': ['0', '0', '0', '0', '0', '0'],
    'TCC-01': [null, '1', null, null, null, null], // done in 2022: stays done
    // CQS-03: never a row: no_data
};
export const PROVINCE_NOTES = {
    'CDCV-01 2025': ['Cơ cấu đội ngũ phải xây dựng lại, do sắp xếp bộ máy từ ngày 01/7/2025', ''],
    'TC-04 2026': ['', 'NQ 12/2026/NQ-HĐND'],
    'TC-04 2025': ['Đã trình dự thảo, chưa ban hành', 'TTr 88/TTr-UBND ngày 20/11/2025'],
    'TCC-01 2022': ['', 'NQ 41/2021/NQ-HĐND'],
    'TCBM-04 2025': ['60 xã, phường, thị trấn còn 25', 'Biên bản tổng kết ngày 15/7/2025'],
    'TC-03 2024': ['', 'BC 402/BC-UBND ngày 18/12/2024'],
};
// What appeared in spring 2026.
export const SURVEYS_OF_2025 = {
    'TTHC-11': ['90.45', 1600],
    'TTHC-12': ['83.1', 560],
    'TTHC-13': ['86.4', 320],
    'TTHC-14': ['88.05', 270],
    'TCBM-05': ['86.3', 1600],
    'TCBM-06': ['85.7', 950],
    'TCBM-07': ['87.1', 950],
    'BC-01': '67.15',
    'BC-02': '89.02',
    'BC-03': '86.3',
};
// Surveys of parts; they count where the whole was not surveyed.
export const SURVEYS_OF_PARTS = `
    SKHDT TTHC-14 2021 82.5 120|BQLKCN TTHC-14 2021 86.4 85|H1 TTHC-14 2021 79 60|SKHDT TTHC-14 2024 88.2 130
    SYT TCBM-06 2023 82.6 640|SYT TCBM-06 2024 83.9 660|SGDDT TCBM-07 2024 87.4 900|SNN TTHC-12 2024 80.15 300
    SXD TTHC-13 2024 84.8 180|H1 TTHC-11 2024 88.1 300|H2 TTHC-11 2024 86.75 250|X11 TTHC-11 2024 91.2 80
    X47 TTHC-11 2023 94 50|X47 TTHC-11 2024 95.5 60`;
